import { screen, type BrowserWindow, type Rectangle } from 'electron';
import * as v from 'valibot';
import { readKept, writeKept } from './kept-file';

const length = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));

const schema = v.strictObject({
  bounds: v.strictObject({ x: length, y: length, width: length, height: length }),
  maximized: v.boolean(),
});

/** Where a window is, and whether it fills the screen. */
type Place = v.InferOutput<typeof schema>;

/** Where the last window was, so that the next ones are as large, and the first one is there again. */
export class WindowPlaces {
  readonly #file: string;
  #last: Place | null;

  constructor(file: string) {
    this.#file = file;
    this.#last = read(file);
  }

  /** For a new window; nothing where it is not known, or where no screen shows it any more. */
  bounds({ isFirst }: { isFirst: boolean }): Partial<Rectangle> {
    if (this.#last === null || !isOnScreen(this.#last.bounds)) return {};
    const { x, y, width, height } = this.#last.bounds;
    // Others would cover the first one.
    return isFirst ? { x, y, width, height } : { width, height };
  }

  /** Keeps where the window is when it closes. */
  follow(window: BrowserWindow): void {
    if (this.#last?.maximized === true) window.maximize();
    window.on('close', () => {
      this.#last = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
      try {
        writeKept(this.#file, JSON.stringify(this.#last));
      } catch (error) {
        console.error('The place of the window could not be kept:', error);
      }
    });
  }
}

function read(file: string): Place | null {
  try {
    const parsed = v.safeParse(schema, JSON.parse(readKept(file) ?? 'null'));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** A part of it is enough to take hold of. */
function isOnScreen({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea: area }) => {
    const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    const down = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
    return across >= 100 && down >= 100;
  });
}
