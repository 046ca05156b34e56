import { EventEmitter } from 'node:events';
import type { IncomingMessage, RequestOptions } from 'node:http';
import {
  configureRequestOptions,
  configureRequestUrl,
  HttpExecutor,
  type DownloadOptions,
} from 'builder-util-runtime';
import { refusalOf, type Allowed } from './addresses';

/** A request of Node's or of Electron's, which have the same events. */
export interface HttpRequest extends EventEmitter {
  abort(): void;
  end(data?: Buffer): void;
}

/** Makes a request that follows no redirection. */
export type OpenRequest = (
  options: RequestOptions,
  answered: (response: IncomingMessage) => void,
) => HttpRequest;

interface Limits {
  /** Bytes that an answer may have. */
  bytes: number;
  /** Milliseconds without a sign of life. */
  silence: number;
}

/** Enough for every chain of redirections that has an end. */
const mostRequests = 6;

/**
 * What electron-updater sends its requests through. It asks https alone, also after redirections; follows few
 * of them, takes no more bytes than were announced, and waits for no silent server. It tells nothing about who
 * asks: electron-updater would send an identifier of the installation with each request.
 */
export class GuardedExecutor extends HttpExecutor<HttpRequest> {
  #limits: Limits = { bytes: 0, silence: 1 };
  #left = 0;
  #request: { request: HttpRequest; response: IncomingMessage | null } | null = null;

  constructor(
    readonly open: OpenRequest,
    readonly allowed: Allowed,
  ) {
    super();
  }

  /** Begins something of its own, for which these limits count. */
  begin(limits: Limits): void {
    this.#limits = limits;
    this.#left = mostRequests;
  }

  /** Ends the request that is under way. */
  stop(reason: string): void {
    const current = this.#request;
    if (current === null) return;
    this.#request = null;
    current.request.emit('error', new Error(reason));
    current.response?.destroy();
    current.request.abort();
  }

  override createRequest(
    options: RequestOptions,
    answered: (response: IncomingMessage) => void,
  ): HttpRequest {
    const refusal = this.#refusalOf(options);
    if (refusal !== null) return new RefusedRequest(refusal);
    const headers = Object.fromEntries(
      Object.entries(options.headers ?? {}).filter(([name]) => name !== 'x-user-staging-id'),
    );
    const request = this.open({ ...options, headers }, (response) => {
      this.#watch(request, response);
      answered(response);
    });
    this.#request = { request, response: null };
    this.#endWhenSilent(request, request, 'response');
    return request;
  }

  /** Called by electron-updater, which needs it besides what the base class has. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = options.headers ? { headers: options.headers } : {};
      configureRequestUrl(url, request);
      configureRequestOptions(request);
      onCancel(() => this.stop('It was cancelled.'));
      const callback = (error: Error | null) =>
        error === null || error === undefined ? resolve(destination) : reject(error);
      const call = { destination, options, onCancel, callback, responseHandler: null };
      this.doDownload(request, call, 0);
    });
  }

  /** Electron tells redirections by an event; Node's are answers, which the base class looks at. */
  protected override addRedirectHandlers(
    request: HttpRequest,
    options: RequestOptions,
    _reject: (error: Error) => void,
    _count: number,
    follow: (options: RequestOptions) => void,
  ): void {
    request.on('redirect', (_status: number, _method: string, to: string) => {
      request.abort();
      follow(HttpExecutor.prepareRedirectUrlOptions(to, options));
    });
  }

  #refusalOf(options: RequestOptions): string | null {
    // electron-updater does not count redirections.
    this.#left -= 1;
    if (this.#left < 0) return 'It was redirected too often.';
    const { protocol, hostname, port, path } = options;
    const text = `${protocol ?? 'https:'}//${hostname ?? ''}${port ? `:${port}` : ''}${path ?? ''}`;
    return URL.canParse(text)
      ? refusalOf(new URL(text), this.allowed)
      : `${text} is not an address.`;
  }

  #watch(request: HttpRequest, response: IncomingMessage): void {
    this.#request = { request, response };
    let received = 0;
    response.on('data', (chunk: Buffer | string) => {
      received += chunk.length;
      if (received > this.#limits.bytes) this.stop(`It has more than ${this.#limits.bytes} bytes.`);
    });
    this.#endWhenSilent(request, response, 'data');
    response.on('end', () => (this.#request = null));
  }

  /** Ends the request where that event does not come in time, each time. */
  #endWhenSilent(request: HttpRequest, source: EventEmitter, event: 'response' | 'data'): void {
    const wait = () =>
      setTimeout(() => {
        if (this.#request?.request === request) this.stop('It does not answer.');
      }, this.#limits.silence);
    let timer = wait();
    source.on(event, () => {
      clearTimeout(timer);
      if (event === 'data') timer = wait();
    });
    for (const last of ['end', 'close', 'error', 'abort', 'redirect'])
      source.on(last, () => clearTimeout(timer));
  }
}

/** A request that is never made. It fails as others do, for electron-updater expects no exception here. */
class RefusedRequest extends EventEmitter implements HttpRequest {
  constructor(reason: string) {
    super();
    process.nextTick(() => this.emit('error', new Error(reason)));
  }

  abort(): void {}

  end(): void {}
}
