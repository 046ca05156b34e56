// @ts-check
import http from 'node:http';
import https from 'node:https';

/**
 * Whether a web server answers at all, with whatever status.
 * @param {URL} url
 * @param {number} timeoutMs for name, connection, TLS and answer together
 * @returns {Promise<string | undefined>} why it does not, undefined if it does
 */
export function whyUnreachable(url, timeoutMs) {
  return new Promise((resolve) => {
    const { request } = url.protocol === 'http:' ? http : https;
    const probe = request(url, { method: 'HEAD' }, (response) => {
      response.resume();
      finish(undefined);
    });
    const timer = setTimeout(() => finish(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
    probe.on('error', (error) =>
      finish(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message),
    );
    probe.end();

    /** @param {string | undefined} reason */
    function finish(reason) {
      clearTimeout(timer);
      resolve(reason);
      probe.destroy();
    }
  });
}
