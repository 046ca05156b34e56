import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';

import { checkSignal, closeOnAbort } from './abort';
import { addon, type NativeInterfaceWatcher } from './addon';
import { type InterfaceChange, interfaceChanges } from './interface-changes';
import { listInterfaces } from './interfaces';
import type { NetworkInterface } from './network-interface';
import { checkOptionNames } from './options';

export interface InterfaceWatcherOptions {
  /** Closes the watcher when it aborts. */
  signal?: AbortSignal;
}

/** What a watcher emits. */
export interface InterfaceEvents {
  added: [network: NetworkInterface];
  /** As it was last seen. */
  removed: [network: NetworkInterface];
  /** Its name, flags, MTU, hardware address or addresses are others. */
  changed: [network: NetworkInterface, before: NetworkInterface];
  /**
   * The system had a notice and the interfaces were listed, after all changes that this showed: often none, as where
   * an interface went down and up again in between, which costs some of its memberships (Linux, igmp.c).
   */
  looked: [];
  /** The interfaces could not be listed; what changed is told with the next change. */
  error: [error: Error];
  close: [];
}

/**
 * Watches the network interfaces of this machine (on Linux by rtnetlink(7)). Changes within about
 * 20 ms are told together, so that an interface which came and went in between is not seen, and a
 * burst costs no more than 50 looks a second.
 *
 * Keeps the process alive until close(), unless unref() is called. Throws a TypeError
 * (ERR_INVALID_ARG_TYPE) for wrong options, and an Error with `code`, `errno` and `syscall` when the
 * system refuses.
 */
export class InterfaceWatcher extends EventEmitter<InterfaceEvents> {
  readonly #native: NativeInterfaceWatcher;
  readonly #context = new AsyncResource('GRAMSCOPE_INTERFACES');
  #interfaces: readonly NetworkInterface[];
  #isClosed = false;

  constructor(options: InterfaceWatcherOptions = {}) {
    super();
    checkOptionNames(options, ['signal']);
    checkSignal(options.signal);
    // Watched first and listed next, so that nothing can change unseen in between.
    this.#native = new (addon().InterfaceWatcher)();
    try {
      this.#interfaces = listInterfaces();
    } catch (error) {
      this.#native.close();
      throw error;
    }
    this.#native.onchanged = () => this.#context.runInAsyncScope(() => this.#look());
    if (options.signal) closeOnAbort(options.signal, this, () => this.close());
  }

  /** The interfaces, by ascending index, as the events have told so far. */
  get interfaces(): readonly NetworkInterface[] {
    return this.#interfaces;
  }

  #look(): void {
    try {
      const now = listInterfaces();
      const changes = interfaceChanges(this.#interfaces, now);
      this.#interfaces = now;
      // Each by itself, so that a listener which throws keeps none from the others.
      for (const change of changes) process.nextTick(() => this.#tell(change));
      process.nextTick(() => {
        if (!this.#isClosed) this.emit('looked');
      });
    } catch (error) {
      this.emit('error', error as Error);
    }
  }

  #tell(change: InterfaceChange): void {
    if (this.#isClosed) return;
    if (change.kind === 'changed') this.emit('changed', change.now, change.before);
    else if (change.kind === 'added') this.emit('added', change.now);
    else this.emit('removed', change.before);
  }

  /** Keeps the process alive for this watcher: so it is from the start. */
  ref(): this {
    this.#native.ref();
    return this;
  }

  /** Lets the process end although this watcher is open. */
  unref(): this {
    this.#native.unref();
    return this;
  }

  /** Ends watching: nothing but `close` is emitted any more. The second time does nothing. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#native.close();
    process.nextTick(() => this.emit('close'));
  }
}
