import type { Locator, Page } from '@playwright/test';

const columns = [
  'No.',
  'Source',
  'Destination',
  'Interface',
  'Protocol',
  'State',
  'Rate',
  'Bits',
  'Lost',
  'Loss',
  'Jitter',
  'Burst',
  'Buffer',
  'Datagrams',
  'Bytes',
  'Activity',
] as const;

type Column = (typeof columns)[number];

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
    return row.getByRole('gridcell').nth(columns.indexOf(column));
  }

  heading(column: Column): Locator {
    return this.grid.getByRole('columnheader', { name: column, exact: true });
  }

  selected(): Locator {
    return this.grid.locator('[aria-selected="true"]');
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
