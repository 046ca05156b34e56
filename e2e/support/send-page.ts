import type { Locator, Page } from '@playwright/test';

/** The tool for sending, as its user sees it. */
export class SendPage {
  readonly form: Locator;
  readonly to: Locator;
  readonly text: Locator;
  readonly hex: Locator;
  readonly send: Locator;
  readonly stop: Locator;
  /** What was sent, the newest first. */
  readonly sent: Locator;
  readonly library: Locator;
  readonly naming: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole('form', { name: 'Message', exact: true });
    this.to = this.form.getByRole('textbox', { name: 'To' });
    this.text = this.form.getByRole('textbox', { name: 'Text' });
    this.hex = this.form.getByRole('textbox', { name: 'Hexadecimal digits' });
    this.send = this.form.getByRole('button', { name: 'Send', exact: true });
    this.stop = this.form.getByRole('button', { name: 'Stop' });
    this.sent = page.getByRole('list', { name: 'Sent' }).getByRole('listitem');
    this.library = page.getByRole('combobox', { name: 'Message' });
    this.naming = page.getByRole('form', { name: 'Save message' });
  }

  async open(): Promise<void> {
    const tools = this.page.getByRole('navigation', { name: 'Tools' });
    await tools.getByRole('button', { name: 'Send' }).click();
    await this.form.waitFor();
  }

  async choose(form: 'Text' | 'Hex' | 'File' | 'Test'): Promise<void> {
    await this.form.getByRole('radio', { name: form }).check({ force: true });
  }

  field(label: string, options: { exact?: boolean } = {}): Locator {
    return this.form.getByLabel(label, options);
  }
}
