import type { Locator, Page } from '@playwright/test';

/** The tool that tells who talks how much, and when. */
export class StatisticsPanel {
  readonly panel: Locator;
  readonly summary: Locator;
  readonly largest: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('region', { name: 'Statistics', exact: true });
    this.summary = this.panel.getByLabel('Summary');
    this.largest = this.panel.getByRole('table', { name: /^The largest / });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Statistics', exact: true }).click();
  }

  /** Chooses what is counted (`Of`), what is told apart (`By`), or what is large (`In`). */
  async choose(field: 'Of' | 'By', option: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: field, exact: true }).selectOption(option);
  }

  /** The cells of the largest groups: name, datagrams, bytes, share. */
  async groups(): Promise<string[][]> {
    const rows = await this.largest.locator('tbody tr').all();
    return await Promise.all(rows.map(async (row) => await row.locator('th, td').allInnerTexts()));
  }

  /** Of the largest groups, the name and how many datagrams it has. */
  async counts(): Promise<string[][]> {
    return (await this.groups()).map((cells) => cells.slice(0, 2));
  }

  /** The chart of a part. */
  chart(name: RegExp): Locator {
    return this.panel.getByRole('img', { name });
  }
}
