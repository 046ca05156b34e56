/** Never wider than this, in rem, however long a text is. */
const widest = 60;

/**
 * The width in rem at which all that is on screen of a column fits; null if nothing is there. `beside` is what some
 * columns have beside their texts, in pixels at the usual size of text.
 */
export function fittingWidth(
  grid: HTMLElement,
  column: string,
  beside: Readonly<Partial<Record<string, number>>>,
): number | null {
  const cells = grid.querySelectorAll<HTMLElement>(`[data-column='${column}']`);
  const context = document.createElement('canvas').getContext('2d');
  if (context === null || cells.length === 0) return null;
  const widths = Array.from(cells, (cell) => {
    context.font = getComputedStyle(cell).font;
    return context.measureText(textOf(cell)).width;
  });
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = Math.ceil(Math.max(...widths)) + (beside[column] ?? 2);
  return Math.min(widest, width / rem);
}

/** What is cut on the screen has its whole in its label. */
function textOf(cell: HTMLElement): string {
  return cell.getAttribute('aria-label') ?? cell.textContent ?? '';
}
