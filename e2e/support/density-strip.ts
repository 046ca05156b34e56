import type { Locator, Page } from '@playwright/test';

/** The strip above the log that shows all of it over time. */
export class DensityStrip {
  readonly strip: Locator;
  readonly slider: Locator;
  readonly allTimes: Locator;
  /** Where marks are, and where a replay is. */
  readonly marks: Locator;
  readonly replay: Locator;

  constructor(readonly page: Page) {
    this.strip = page.getByRole('region', { name: 'Density' });
    this.slider = this.strip.getByRole('slider', { name: 'Time' });
    this.marks = this.strip.locator('.density-mark');
    this.replay = this.strip.getByTestId('density-replay');
    this.allTimes = this.strip.getByRole('button', { name: 'Show all times' });
  }

  /** Clicks at a place, 0 to 1. */
  async click(place: number): Promise<void> {
    const { x, y } = await this.pointAt(place);
    await this.page.mouse.click(x, y);
  }

  async doubleClick(place: number): Promise<void> {
    const { x, y } = await this.pointAt(place);
    await this.page.mouse.dblclick(x, y);
  }

  /** Presses at one place and drags to another; the caller lets go. */
  async drag(from: number, to: number): Promise<void> {
    const start = await this.pointAt(from);
    const end = await this.pointAt(to);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
  }

  private async pointAt(place: number): Promise<{ x: number; y: number }> {
    const box = await this.slider.boundingBox();
    if (box === null) throw new Error('the strip is not on the screen');
    return { x: box.x + place * box.width, y: box.y + box.height / 2 };
  }
}
