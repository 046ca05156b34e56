import { app, dialog } from 'electron';
import type { Quitting } from '../quitting';
import type { KeptSettings } from '../settings';
import { distributionOf } from './distribution';
import { adapterOf, feedFile, openRequest } from './program';
import { Updates } from './updates';

interface OpenOptions {
  settings: KeptSettings;
  quitting: Quitting;
}

/** Looks for newer versions in the way of this program, where it has one. */
export async function openUpdates({ settings, quitting }: OpenOptions): Promise<Updates> {
  const source = await findSource();
  const mayInstall = async (version: string) => {
    if (!(await confirmInstalling(version)) || !(await quitting.agree())) return false;
    // The new one starts before this one has ended, and would hand over to it.
    app.releaseSingleInstanceLock();
    return true;
  };
  const staying = () => {
    quitting.stay();
    app.requestSingleInstanceLock();
  };
  return new Updates({ running: app.getVersion(), settings, source, mayInstall, staying });
}

/** In a dialog of the system's, so that no page can say yes. */
async function confirmInstalling(version: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: `Install Gramscope ${version} now?`,
    detail: 'Gramscope ends, and starts again as the new version.',
    buttons: ['Install and Restart', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

type Source = ConstructorParameters<typeof Updates>[0]['source'];

async function findSource(): Promise<Source> {
  const file = feedFile();
  const distribution = distributionOf({
    platform: process.platform,
    isPackaged: app.isPackaged,
    executable: process.execPath,
    resources: process.resourcesPath,
    env: process.env,
  });
  const isTest = !app.isPackaged && file !== null;
  if (distribution.by === 'others' && !isTest) return { unavailable: distribution.stage };
  if (file === null) return noFeed;
  // electron-updater is loaded by those alone who have a use for it.
  const { FeedUpdater } = await import('./feed-updater');
  const { GuardedExecutor } = await import('./guarded-executor');
  const executor = new GuardedExecutor(openRequest(), { plain: isTest ? 'loopback' : 'never' });
  const as = distribution.by === 'itself' ? distribution.as : 'appimage';
  return (await FeedUpdater.open({ as, app: adapterOf(file), executor })) ?? noFeed;
}

const noFeed: Source = {
  unavailable: {
    kind: 'unavailable',
    reason: 'This Gramscope was not told where newer versions are.',
    remedy: 'Look for them where you got this one.',
  },
};
