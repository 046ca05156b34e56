import type { Locator, Page } from '@playwright/test';

/** The tool that finds what hosts announce, and groups that carry something. */
export class DiscoveryPanel {
  readonly panel: Locator;
  readonly announced: Locator;
  readonly found: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('region', { name: 'Discovery', exact: true });
    this.announced = this.panel.getByRole('list', { name: 'Announced' });
    this.found = this.panel.getByRole('list', { name: 'Carry something' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Discovery', exact: true }).click();
  }

  async find(by: 'Announcements' | 'Sweep'): Promise<void> {
    await this.panel.getByRole('radio', { name: by }).check({ force: true });
  }

  async choose(name: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: 'Interface' }).selectOption(name);
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click();
  }

  async fill(field: string, value: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: field }).fill(value);
  }

  /** What was announced, or found, and has this text in it. */
  item(text: string): Locator {
    return this.panel.locator('.discovery-item').filter({ hasText: text });
  }
}
