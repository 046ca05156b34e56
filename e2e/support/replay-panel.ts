import type { Locator, Page } from '@playwright/test';

/** The panel by which a window replays what it shows. */
export class ReplayPanel {
  readonly form: Locator;
  readonly survey: Locator;
  readonly running: Locator;
  readonly report: Locator;
  readonly position: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('form', { name: 'Replay' });
    this.survey = page.getByRole('region', { name: 'What would be sent' });
    this.running = page.getByRole('region', { name: 'Replay under way' });
    this.report = page.getByRole('region', { name: 'Report' });
    this.position = this.running.getByRole('slider', { name: 'Position' });
  }

  /** Shows the panel. */
  async open(): Promise<void> {
    const tool = this.page.getByRole('navigation', { name: 'Tools' });
    await tool.getByRole('button', { name: 'Replay' }).click();
  }

  /** Chooses one of a few under a heading. */
  async choose(group: string, choice: string): Promise<void> {
    const bar = this.page.getByRole('group', { name: group, exact: true });
    await bar.getByRole('radio', { name: choice }).check({ force: true });
  }

  async fill(field: string, text: string): Promise<void> {
    await this.field(field).fill(text);
  }

  field(name: string): Locator {
    // A field that offers something to choose from is a combobox.
    const text = this.page.getByRole('textbox', { name, exact: true });
    return text.or(this.page.getByRole('combobox', { name, exact: true }));
  }

  /** Has all go to one place. */
  async sendAllTo(place: string): Promise<void> {
    await this.choose('Destination', 'One place');
    await this.fill('Send all to', place);
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Asks what would be sent. */
  async see(): Promise<void> {
    await this.press('See what would be sent');
  }

  /** Asks what would be sent, and starts it. */
  async start(how: 'Start' | 'Start paused' = 'Start'): Promise<void> {
    await this.see();
    await this.press(how);
  }

  /** What stands beside a name, of what is told while it runs or at the end. */
  figure(name: string): Locator {
    const term = this.page.getByText(name, { exact: true });
    return this.page.locator('.replay-figures > div').filter({ has: term }).getByRole('definition');
  }
}
