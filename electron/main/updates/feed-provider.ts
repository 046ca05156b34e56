import type { UpdateInfo } from 'builder-util-runtime';
import type { AppUpdater } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import * as v from 'valibot';

/** Bytes that a package may have. */
export const largestPackage = 1024 ** 3;

/** Where this program asks, and which of the files there it can install. */
export interface FeedOptions {
  provider: 'custom';
  url: string;
  updateProvider: typeof FeedProvider;
  /** The ending of their names, with its dot. */
  ending: string;
}

const fileSchema = v.object({
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
  /** Base64 of 64 bytes. */
  sha512: v.pipe(v.string(), v.regex(/^[A-Za-z\d+/]{86}==$/u)),
  size: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestPackage))),
});

/** What is read of a feed; whatever else it has is left there. */
const infoSchema = v.object({
  version: v.pipe(v.string(), v.maxLength(100)),
  files: v.pipe(v.array(fileSchema), v.maxLength(100)),
  releaseNotes: v.exactOptional(v.nullable(v.string())),
  releaseDate: v.fallback(v.string(), ''),
});

/**
 * Reads the feed as electron-updater does, and hands on no more than was checked. Its objects may be shared by
 * aliases of YAML until following all of them never ends.
 */
export class FeedProvider extends GenericProvider {
  readonly #ending: string;

  constructor(options: FeedOptions, updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super({ provider: 'generic', url: options.url }, updater, runtime);
    this.#ending = options.ending;
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const found = v.safeParse(infoSchema, await super.getLatestVersion());
    if (!found.success) {
      const [issue] = found.issues;
      throw new TypeError(`${v.getDotPath(issue) ?? 'The list'}: ${issue.message}`);
    }
    const files = found.output.files.filter(({ url }) => url.endsWith(this.#ending));
    // The first one, by names that electron-updater calls outdated and still wants.
    const { url: path = '', sha512 = '' } = files[0] ?? {};
    return { ...found.output, files, path, sha512 };
  }
}
