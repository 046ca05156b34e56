import { app, type Session, type WebContents } from 'electron';
import { appUrl, isAppUrl, isGuideUrl } from './app-protocol';

/**
 * What no page of ours needs is denied to all: other pages, new windows, webviews, permissions,
 * devices, downloads. See Electron's security checklist, points 5, 12, 13 and 14.
 */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
  app.on('session-created', denyPermissions);
}

function denyNavigation(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    const isReload = event.isMainFrame && event.url === appUrl && !isGuideUrl(contents.getURL());
    // From one page of the guide to another, and from the window's page to none.
    const turnsPage = event.isMainFrame && isGuideUrl(event.url) && isGuideUrl(contents.getURL());
    if (!isReload && !turnsPage) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Writing plain text to the clipboard, which a click on "Copy" does, is the one thing allowed. */
const allowed = 'clipboard-sanitized-write';

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(permission === allowed && isAppUrl(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowed && isAppUrl(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
