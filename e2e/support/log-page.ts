import type { Locator, Page } from '@playwright/test';

/** What stands around the rows of the log: searching, marks, columns. */
export class LogPage {
  readonly grid: Locator;
  /** Of the columns, from left to right. */
  readonly headings: Locator;
  /** How the last search, jump or copy went. */
  readonly notice: Locator;
  readonly findField: Locator;
  readonly jumpField: Locator;
  readonly columns: Locator;
  readonly marks: Locator;
  readonly menu: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole('grid', { name: 'Log' });
    this.headings = this.grid.getByRole('columnheader');
    this.notice = page.locator('.log-notice');
    this.findField = page.getByRole('textbox', { name: 'Find' });
    this.jumpField = page.getByRole('textbox', { name: 'Number or time' });
    this.columns = page.getByRole('dialog', { name: 'Columns and times' });
    this.marks = page.getByRole('dialog', { name: 'Marks' });
    this.menu = page.getByRole('menu', { name: /^Datagram/u });
  }

  /** The row that the keys move on from. */
  active(): Locator {
    return this.grid.locator('[data-active="true"]');
  }

  selected(): Locator {
    return this.grid.locator('[aria-selected="true"]');
  }

  async press(...keys: string[]): Promise<void> {
    await this.grid.focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Opens the list of columns, and hides or shows some. */
  async toggleColumns(...names: string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Columns' }).click();
    for (const name of names)
      await this.columns.getByRole('checkbox', { name, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }
}
