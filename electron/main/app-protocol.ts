import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { protocol } from 'electron';

/** The renderer's own scheme: it can reach the files of the renderer and nothing else. */
const scheme = 'gramscope';

export const appUrl = `${scheme}://app/index.html`;

/** The first page of the user guide, which is shipped with the application. */
export const guideUrl = `${scheme}://app/guide/index.html`;

/** The licences of what is shipped, a page of the guide that is made when it is asked for. */
export const licencesUrl = `${scheme}://app/guide/licences.html`;

/** Whether a URL is a page of the guide. */
export function isGuideUrl(url: string): boolean {
  return isAppUrl(url) && /^\/guide\/[\w-]+\.html$/u.test(new URL(url).pathname);
}

/** Whether a URL is a page of ours. */
export function isAppUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === `${scheme}:` && new URL(url).host === 'app';
}

/**
 * No inline script or style, no eval, nothing from elsewhere (Content Security Policy Level 3).
 * React sets styles through the CSSOM, which `style-src` does not govern.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Must run before the application is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files below `folder` as gramscope://app/, and as `licencesUrl` what `licences` makes. */
export function serveApp(folder: string, licences: () => Promise<string>): void {
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'app' || request.method !== 'GET') return notFound();
    if (pathname === new URL(licencesUrl).pathname) {
      return fileResponse(Buffer.from(await licences()), 'text/html');
    }
    // URL parsing resolved the dots; normalize() takes care of those that were percent-encoded.
    const path = normalize(join('/', decodeURIComponent(pathname)));
    const type = mediaTypes[extname(path)];
    const body =
      type === undefined ? undefined : await readFile(join(folder, path)).catch(() => undefined);
    return body === undefined || type === undefined ? notFound() : fileResponse(body, type);
  });
}

function fileResponse(body: Buffer, type: string): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
}
