import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

const columns = [
  'No.',
  'Time',
  'Source',
  'Destination',
  'TTL',
  'Length',
  'Severity',
  'Text',
] as const;

const pictures = [
  { colorScheme: 'light', size: { width: 1280, height: 800 } },
  { colorScheme: 'dark', size: { width: 900, height: 600 } },
] as const;

/** The window as its user sees it. */
export class MonitorPage {
  readonly form: Locator;
  readonly sockets: Locator;
  readonly log: Locator;
  readonly follow: Locator;
  readonly listenButton: Locator;
  /** The panel of a window that shows a file. */
  readonly file: Locator;
  /** The field for the filter, what is wrong with it, and what it found. */
  readonly filter: Locator;
  readonly filterProblem: Locator;
  readonly filterProgress: Locator;
  /** What may come next in a filter. */
  readonly completions: Locator;
  /** What is in the selected datagram. */
  readonly detail: Locator;
  /** Its fields as a tree, and its bytes. */
  readonly fields: Locator;
  readonly bytes: Locator;
  readonly chosenBytes: Locator;
  /** What a command of the menu did. */
  readonly outcome: Locator;
  /** The button for the list of alerts, the list, and what is in it. */
  readonly alerts: Locator;
  readonly alertPanel: Locator;
  readonly alertLines: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('form', { name: 'New socket' });
    this.sockets = page.getByRole('list', { name: 'Sockets' });
    this.log = page.getByRole('grid', { name: 'Log' });
    this.follow = page.getByRole('button', { name: 'Follow', exact: true });
    this.file = page.getByRole('complementary', { name: 'File' });
    this.filter = page.getByRole('combobox', { name: 'Filter' });
    this.filterProblem = page.locator('.filter-problem');
    this.filterProgress = page.getByTestId('filter-progress');
    this.completions = page.getByRole('listbox', { name: 'Completions' });
    this.detail = page.getByRole('region', { name: /^Datagram/u });
    this.fields = this.detail.getByRole('tree', { name: 'Fields' });
    this.bytes = this.detail.getByRole('grid', { name: 'Bytes' });
    this.chosenBytes = page.getByTestId('chosen-bytes');
    this.outcome = page.getByRole('status', { name: 'Outcome' });
    this.alerts = page.getByRole('button', { name: /^\d+ alerts?$/u });
    this.alertPanel = page.getByRole('region', { name: 'Alerts' });
    this.alertLines = this.alertPanel.getByRole('listitem');
    this.listenButton = this.form.getByRole('button', { name: 'Listen' });
  }

  /** Fills in the form and submits it. */
  async add({
    family = 4,
    address,
    port,
  }: {
    family?: 4 | 6;
    address: string;
    port: number;
  }): Promise<void> {
    await this.form.getByRole('radio', { name: `UDP ${family}` }).check({ force: true });
    await this.form.getByRole('textbox', { name: 'Address' }).fill(address);
    await this.form.getByRole('textbox', { name: 'Port' }).fill(String(port));
    await this.listenButton.click();
  }

  /** Listens on a free port of an address and returns the port. */
  async listen({
    family = 4,
    address = '127.0.0.1',
  }: { family?: 4 | 6; address?: string } = {}): Promise<number> {
    const known = await this.sockets.getByRole('listitem').count();
    await this.add({ family, address, port: 0 });
    const item = this.sockets.getByRole('listitem').nth(known);
    await expect(item).toContainText('udp://');
    const port = /udp:\/\/(?:\[[^\]]*\]|[^:]*):(\d+)/u.exec(await item.innerText())?.[1];
    return Number(port);
  }

  /** The row of the log that contains a text. */
  row(text: string | RegExp): Locator {
    return this.log.getByRole('row').filter({ hasText: text });
  }

  /** The cell of a row below the heading of a column. */
  cell(row: Locator, column: (typeof columns)[number]): Locator {
    return row.getByRole('gridcell').nth(columns.indexOf(column));
  }

  /** The value beside a name in the detail of the selected datagram. */
  field(name: string): Locator {
    return this.fieldLine(name).locator('.field-value');
  }

  /** The line of the tree with a name, in the detail of the selected datagram. */
  fieldLine(name: string): Locator {
    const term = this.page.getByText(name, { exact: true });
    return this.fields.getByRole('treeitem').filter({ has: term });
  }

  /** The button of a filter that is kept under a name. */
  savedFilter(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'Saved filters' }).getByRole('button', { name });
  }

  /** The cell of a byte in the detail of the selected datagram, by its place from 0. */
  byte(offset: number): Locator {
    return this.bytes.locator(`td[data-byte="${offset}"]`);
  }

  /** A counter of the status bar, as a number. */
  async counter(name: 'received' | 'per-second' | 'dropped'): Promise<number> {
    const text = await this.page.getByTestId(name).innerText();
    return Number(text.replaceAll(/[^\d]/gu, ''));
  }

  /** Screenshots in each theme and each size that a person should look at; together they show what both do. */
  async looks(name: string, app: ElectronApplication): Promise<void> {
    const window = await app.browserWindow(this.page);
    for (const { size, colorScheme } of pictures) {
      await window.evaluate(
        (shown, { width, height }) => shown.setContentSize(width, height),
        size,
      );
      await this.page.emulateMedia({ colorScheme });
      await this.screenshot(`${name}-${colorScheme}-${size.width}`);
    }
  }

  /** Saves what the window shows as an artefact of the run; of a zoomed one, Electron tells. */
  async screenshot(name: string, zoomed?: ElectronApplication): Promise<void> {
    const folder = join(import.meta.dirname, '..', 'results', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    if (zoomed === undefined) await this.page.screenshot({ path });
    else writeFileSync(path, await capture(zoomed), 'base64');
  }
}

async function capture(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
}
