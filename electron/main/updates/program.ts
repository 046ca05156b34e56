import { dirname, join } from 'node:path';
import { app, net, session } from 'electron';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import { getAppCacheDir } from 'electron-updater/out/AppAdapter';
import type { OpenRequest } from './guarded-executor';

/** The switch by which tests of a checkout play a feed. What is packaged does not look at it. */
const feedSwitch = 'update-config';

/** The file that says where newer versions are: the package's own, or that of a test. */
export function feedFile(): string | null {
  if (app.isPackaged) return join(process.resourcesPath, 'app-update.yml');
  const given = app.commandLine.getSwitchValue(feedSwitch);
  return given === '' ? null : given;
}

/** The running application, as electron-updater wants to know it. */
export function adapterOf(configuration: string): AppAdapter {
  return {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: app.isPackaged,
    appUpdateConfigPath: configuration,
    userDataPath: app.getPath('userData'),
    // What a test fetches goes with its folder.
    baseCachePath: app.isPackaged ? getAppCacheDir() : dirname(configuration),
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    onQuit: (told) => app.once('quit', (_event, code) => told(code)),
  };
}

/** Requests by the system's proxies and certificates, in a session that keeps neither cookies nor files. */
export function openRequest(): OpenRequest {
  const own = session.fromPartition('updates', { cache: false });
  return ({ protocol, hostname, port, path, headers }, answered) => {
    const authority = `${hostname ?? ''}${port ? `:${port}` : ''}`;
    const request = net.request({
      url: `${protocol ?? 'https:'}//${authority}${path ?? '/'}`,
      session: own,
      credentials: 'omit',
      redirect: 'manual',
    });
    // Chromium would say which language the person reads.
    request.setHeader('Accept-Language', 'en');
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) request.setHeader(name, String(value));
    }
    // Electron's answers are streams with the same events; electron-updater reads either kind.
    request.on('response', (response) => answered(response as never));
    return request;
  };
}
