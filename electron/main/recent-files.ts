import { app } from 'electron';
import * as v from 'valibot';
import { readKept, writeKept } from './kept-file';

/** How many are remembered. */
const most = 10;

const schema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(most));

/** The capture files that were opened last, for the menu and for the desktop's own list. */
export class RecentFiles {
  readonly #file: string;
  readonly #listeners = new Set<() => void>();
  #paths: string[] = [];

  constructor(file: string) {
    this.#file = file;
    this.#paths = read(file);
  }

  /** The newest first. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  add(path: string): void {
    this.#keep([path, ...this.#paths.filter((other) => other !== path)].slice(0, most));
    app.addRecentDocument(path);
  }

  clear(): void {
    this.#keep([]);
    app.clearRecentDocuments();
  }

  /** Calls the listener after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** A list that cannot be kept is a convenience less, and nothing to trouble a person with. */
  #keep(paths: string[]): void {
    this.#paths = paths;
    for (const listener of this.#listeners) listener();
    try {
      writeKept(this.#file, JSON.stringify(paths));
    } catch (error) {
      console.error('The list of recent files could not be kept:', error);
    }
  }
}

function read(file: string): string[] {
  try {
    const parsed = v.safeParse(schema, JSON.parse(readKept(file) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
