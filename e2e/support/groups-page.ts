import type { Locator, Page } from '@playwright/test';

/** The view of groups, with the form and the report of a diagnosis. */
export class GroupsPage {
  readonly tree: Locator;
  readonly find: Locator;
  /** What is known of the selected group, and what can be done with it. */
  readonly selected: Locator;
  readonly form: Locator;
  readonly report: Locator;
  readonly verdict: Locator;
  readonly checks: Locator;

  constructor(readonly page: Page) {
    this.tree = page.getByRole('treegrid', { name: 'Groups' });
    this.find = page.getByRole('searchbox', { name: 'Find groups' });
    this.selected = page.getByRole('region', { name: 'Selected', exact: true });
    this.form = page.getByRole('form', { name: 'Diagnosis' });
    this.report = page.getByRole('article', { name: 'Report' });
    this.verdict = page.getByTestId('verdict');
    this.checks = this.report.getByRole('list', { name: 'Checks' }).locator('> li');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+5');
  }

  /** The lines of an interface, a group or a source, by what stands in the first column. */
  line(name: string): Locator {
    const cell = this.page.getByRole('gridcell', { name, exact: true });
    return this.tree.getByRole('row').filter({ has: cell });
  }

  field(name: 'Group' | 'Port' | 'Sender' | 'Seconds'): Locator {
    return this.form.getByRole('textbox', { name });
  }

  /** Has the selected group done something with. */
  async act(name: string): Promise<void> {
    await this.selected.getByRole('button', { name, exact: true }).click();
  }

  async press(name: 'Diagnose' | 'Stop'): Promise<void> {
    await this.form.getByRole('button', { name, exact: true }).click();
  }
}
