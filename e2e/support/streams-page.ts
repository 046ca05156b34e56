import type { Locator, Page } from '@playwright/test';

/** Of some columns, by what they are called. */
const columns = {
  Source: 'source',
  Interface: 'interface',
  Protocol: 'protocol',
  Rate: 'rate',
  Lost: 'lost',
  Loss: 'lossShare',
  Jitter: 'jitter',
  Datagrams: 'datagrams',
} as const;

type Column = keyof typeof columns;

/** The view of streams, and what is known of the selected one. */
export class StreamsPage {
  readonly view: Locator;
  readonly grid: Locator;
  readonly count: Locator;
  readonly find: Locator;
  readonly detail: Locator;
  /** What happened to the selected stream. */
  readonly events: Locator;
  readonly menu: Locator;

  constructor(readonly page: Page) {
    this.view = page.getByRole('group', { name: 'View' });
    this.grid = page.getByRole('grid', { name: 'Streams' });
    this.count = page.getByTestId('streams-count');
    this.find = page.getByRole('searchbox', { name: 'Find streams' });
    this.detail = page.getByRole('region', { name: /^Stream \d+$/u });
    this.events = page.getByRole('listbox', { name: 'What happened' });
    this.menu = page.getByRole('menu', { name: /^Stream \d+$/u });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+4');
  }

  /** The line of the stream to a destination. */
  stream(destination: string): Locator {
    const cell = this.page.getByRole('gridcell', { name: destination, exact: true });
    return this.grid.getByRole('row').filter({ has: cell });
  }

  cell(row: Locator, column: Column): Locator {
    return row.locator(`[data-column='${columns[column]}']`);
  }

  heading(column: string): Locator {
    return this.grid.getByRole('columnheader', { name: column, exact: true });
  }

  /** By how many pixels the table is wider than there is room. */
  async overhang(): Promise<number> {
    return await this.page
      .getByTestId('stream-scroller')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  }

  selected(): Locator {
    return this.grid.locator('[aria-selected="true"]');
  }

  /** Shows a column, or hides it. */
  async pick(column: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Columns', exact: true }).click();
    const list = this.page.getByRole('list', { name: 'Columns' });
    await list.getByRole('checkbox', { name: column, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  async orderBy(column: Column): Promise<void> {
    await this.heading(column).getByRole('button').click();
  }

  /** What all lines have in a column, from the top to the bottom. */
  async column(name: Column): Promise<string[]> {
    const rows = await this.grid.locator('.stream-row').all();
    return await Promise.all(rows.map((row) => this.cell(row, name).innerText()));
  }

  /** A figure of the selected stream, by its name within a group. */
  figure(group: string, name: string): Locator {
    const term = this.page.getByText(name, { exact: true });
    const section = this.detail.getByRole('region', { name: group, exact: true });
    return section.locator('dl > div').filter({ has: term }).locator('dd');
  }

  event(text: RegExp): Locator {
    return this.events.getByRole('option', { name: text });
  }
}
