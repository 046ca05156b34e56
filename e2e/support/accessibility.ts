import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of WCAG 2.2, levels A and AA, and axe's own best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another theme can break; names, roles and order are those of the one before. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Expects that axe finds no violation on what the window shows, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // What is between two parts is in neither of them, and so in no landmark.
    // Base UI's guards of an open menu pass the focus on, and never keep it.
    const whole = new AxeBuilder({ page })
      .exclude('.divider')
      .exclude('[data-base-ui-focus-guard]')
      .setLegacyMode();
    const builder = colorScheme === 'light' ? whole.withTags(tags) : whole.withRules(rulesOfColour);
    const { violations: found } = await builder.analyze();
    const violations = found.filter(({ id, nodes }) => id !== 'region' || !nodes.every(isMenu));
    const told = violations.map(({ id, nodes }) => ({
      id,
      theme: colorScheme,
      where: nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary ?? ''}`),
    }));
    expect(told).toEqual([]);
  }
}

/** A menu lies over the page and not in a landmark, which axe grants to dialogs alone. */
function isMenu({ html }: { html: string }): boolean {
  return html.includes('role="menu"');
}
