import * as v from 'valibot';
import {
  defaultSettings,
  failure,
  settingsSchema,
  success,
  type Result,
  type Settings,
} from '../contract';
import { explainRecording } from '../engine';
import { readKept, setAside, writeKept } from './kept-file';

type Area = keyof Settings;

const areas = Object.keys(defaultSettings) as Area[];

/** The settings by which all windows go, kept in a file from one run of the application to the next. */
export class KeptSettings {
  readonly #file: string;
  readonly #listeners = new Set<(settings: Settings) => void>();
  #settings: Settings = defaultSettings;

  constructor(file: string) {
    this.#file = file;
  }

  get current(): Settings {
    return this.#settings;
  }

  /** Takes up the settings of the run before. Areas that cannot be used are the usual ones, which is told. */
  restore(): Result<null> {
    try {
      const text = readKept(this.#file);
      if (text === null) return success(null);
      const { settings, problems } = readSettings(text);
      this.#settings = settings;
      return problems.length === 0 ? success(null) : this.#unusable(problems.join(', '));
    } catch (error) {
      return this.#unusable(error instanceof Error ? error.message : String(error));
    }
  }

  /** Changes some areas. They count also where they could not be kept. */
  change(change: Partial<Settings>): Result<null> {
    this.#settings = { ...this.#settings, ...change };
    for (const listener of this.#listeners) listener(this.#settings);
    try {
      writeKept(this.#file, writeSettings(this.#settings));
      return success(null);
    } catch (error) {
      return { ok: false, error: explainRecording(error, this.#file) };
    }
  }

  /** Calls the listener after each change. Returns a function that ends this. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #unusable(reason: string): Result<never> {
    const kept = setAside(this.#file);
    return failure(
      'SETTINGS_INVALID',
      `Some settings cannot be used: ${reason}.`,
      `The usual ones are used instead. ${kept === null ? '' : `The file is kept as ${kept}.`}`.trim(),
    );
  }
}

/** The form of the file. */
const version = 1;

function writeSettings(settings: Settings): string {
  return `${JSON.stringify({ gramscopeSettings: version, ...settings }, null, 2)}\n`;
}

/** Reads each area alone, so that one that is damaged, or of another version, costs no other. */
export function readSettings(text: string): { settings: Settings; problems: string[] } {
  const found: unknown = JSON.parse(text);
  if (typeof found !== 'object' || found === null) throw new SyntaxError('it is no object');
  const problems: string[] = [];
  const settings = Object.fromEntries(
    areas.map((area) => {
      const given: unknown = Reflect.get(found, area);
      const parsed = v.safeParse(settingsSchema.entries[area], given ?? defaultSettings[area]);
      if (!parsed.success) problems.push(`${area}: ${parsed.issues[0].message}`);
      return [area, parsed.success ? parsed.output : defaultSettings[area]];
    }),
  );
  return { settings: v.parse(settingsSchema, settings), problems };
}
