import { CancellationToken, type UpdateInfo } from 'builder-util-runtime';
import { AppImageUpdater, MacUpdater, NsisUpdater, type AppUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import * as v from 'valibot';
import { refusalOf } from './addresses';
import { FeedProvider, largestPackage } from './feed-provider';
import type { GuardedExecutor } from './guarded-executor';
import type { FoundUpdate, Updater } from './updater';

/** How electron-updater replaces a program, and what the names of its packages end in. */
const kinds = {
  appimage: { Kind: AppImageUpdater, ending: '.AppImage' },
  nsis: { Kind: NsisUpdater, ending: '.exe' },
  mac: { Kind: MacUpdater, ending: '.zip' },
} as const;

/** Bytes of a list of versions, with its notes. */
const largestFeed = 256 * 1024;

interface Times {
  /** Milliseconds without a sign of life. */
  silence: number;
  /** Milliseconds that a check may take in all. */
  check: number;
}

interface FeedUpdaterOptions {
  as: keyof typeof kinds;
  app: AppAdapter;
  executor: GuardedExecutor;
  times?: Times;
}

/** electron-updater, without all that it would do by itself. */
export class FeedUpdater implements Updater {
  readonly #updater: AppUpdater;
  readonly #options: FeedUpdaterOptions & { times: Times };
  #size: number | null = null;
  #cancellation = new CancellationToken();

  /**
   * Reads where to ask (`app.appUpdateConfigPath`), as electron-builder wrote it into the package.
   * @returns the host, and the updater; null where the package says nothing that may be asked.
   */
  static async open(
    options: FeedUpdaterOptions,
  ): Promise<{ host: string; updater: FeedUpdater } | null> {
    const { Kind, ending } = kinds[options.as];
    const updater = new Kind(undefined, options.app);
    try {
      const url = await readAddress(updater);
      if (refusalOf(url, options.executor.allowed) !== null) return null;
      restrain(updater, options.executor);
      const feed = { provider: 'custom', url: url.href, updateProvider: FeedProvider, ending };
      updater.setFeedURL(feed as Parameters<AppUpdater['setFeedURL']>[0]);
      return { host: url.host, updater: new FeedUpdater(updater, options) };
    } catch {
      return null;
    }
  }

  private constructor(updater: AppUpdater, options: FeedUpdaterOptions) {
    this.#updater = updater;
    this.#options = { times: { silence: 30_000, check: 60_000 }, ...options };
  }

  async check(): Promise<FoundUpdate | null> {
    const { executor, times } = this.#options;
    executor.begin({ bytes: largestFeed, silence: times.silence });
    const timer = setTimeout(() => executor.stop('It takes too long to answer.'), times.check);
    try {
      const found = await this.#updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? this.#found(found.updateInfo) : null;
    } finally {
      clearTimeout(timer);
    }
  }

  async download(received: (bytes: number) => void): Promise<void> {
    const { executor, times } = this.#options;
    executor.begin({ bytes: this.#size ?? largestPackage, silence: times.silence });
    this.#cancellation = new CancellationToken();
    const tell = ({ transferred }: { transferred: number }) => received(transferred);
    this.#updater.on('download-progress', tell);
    try {
      await this.#updater.downloadUpdate(this.#cancellation);
    } finally {
      this.#updater.off('download-progress', tell);
    }
  }

  cancel(): void {
    this.#cancellation.cancel();
  }

  install(failed: (error: Error) => void): void {
    this.#updater.once('error', failed);
    this.#updater.quitAndInstall(false, true);
  }

  #found({ version, files, releaseNotes }: UpdateInfo): FoundUpdate {
    if (files.length === 0) throw new Error('There is no package of it for this system.');
    // Where there are several, electron-updater takes the one for this processor.
    const sizes = files.flatMap(({ size }) => (size === undefined ? [] : [size]));
    this.#size = sizes.length === files.length ? Math.max(...sizes) : null;
    const notes = typeof releaseNotes === 'string' ? releaseNotes : '';
    return { version, notes, size: files.length === 1 ? this.#size : null };
  }
}

const configSchema = v.object({
  provider: v.literal('generic'),
  url: v.pipe(v.string(), v.url()),
});

async function readAddress(updater: AppUpdater): Promise<URL> {
  // It has no place in the types, and is what signatures on Windows are checked by as well.
  const onDisk: unknown = await Reflect.get(updater, 'configOnDisk').value;
  return new URL(v.parse(configSchema, onDisk).url);
}

/** Nothing is fetched, installed or told that nobody asked for. */
function restrain(updater: AppUpdater, executor: GuardedExecutor): void {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Parts of files would come from what is installed, and from more addresses than are worth it.
  updater.disableDifferentialDownload = true;
  // Where its own tests of this would look for a packaged application; whether it is one was judged before.
  updater.forceDevUpdateConfig = true;
  updater.logger = null;
  updater.requestHeaders = { 'User-Agent': 'Gramscope' };
  Reflect.set(updater, 'httpExecutor', executor);
  // Else it makes up an identifier of this installation, and keeps it.
  Reflect.set(updater, 'stagingUserIdPromise', { value: Promise.resolve('') });
}
