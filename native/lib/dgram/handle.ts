import { addon } from '../addon';
import { notRunning } from './errors';
import type { NativeSocket, NativeSocketOptions } from './native-socket';

/** What is called when the native half has something to tell. */
export type NativeListeners = Required<Pick<NativeSocket, 'ondatagrams' | 'onfailure' | 'onsent'>>;

/** Sockets that the system knows of live until they are closed, whoever else has forgotten them. */
const openHandles = new Set<Handle>();

/** The native half of one socket, opened on first use, and whether it keeps the process alive. */
export class Handle {
  readonly #options: NativeSocketOptions;
  readonly #listeners: NativeListeners;
  #native: NativeSocket | undefined;
  #isClosed = false;
  #isReferenced = true;
  #isInUse = false;

  constructor(options: NativeSocketOptions, listeners: NativeListeners) {
    this.#options = options;
    this.#listeners = listeners;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Throws ERR_SOCKET_DGRAM_NOT_RUNNING, or what the system says when it must be opened. */
  native(): NativeSocket {
    if (this.#isClosed) throw notRunning();
    this.#native ??= this.#open();
    return this.#native;
  }

  #open(): NativeSocket {
    const native = new (addon().Socket)(this.#options);
    Object.assign(native, this.#listeners);
    this.#native = native;
    this.#applyReference();
    openHandles.add(this);
    return native;
  }

  /** A program bound, sent or connected: from now on the process stays alive for it. */
  use(): void {
    this.#isInUse = true;
    this.#applyReference();
  }

  ref(): void {
    this.#isReferenced = true;
    this.#applyReference();
  }

  unref(): void {
    this.#isReferenced = false;
    this.#applyReference();
  }

  #applyReference(): void {
    if (this.#isClosed) return;
    if (this.#isReferenced && this.#isInUse) this.#native?.ref();
    else this.#native?.unref();
  }

  /** Lets no more datagrams through; sending goes on. */
  stopReceiving(): void {
    if (this.#native !== undefined) Object.assign(this.#native, { ondatagrams: null });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    openHandles.delete(this);
    if (this.#native === undefined) return;
    Object.assign(this.#native, { ondatagrams: null, onfailure: null, onsent: null });
    this.#native.close();
  }
}
