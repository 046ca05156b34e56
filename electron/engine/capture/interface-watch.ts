import { InterfaceWatcher, type NetworkInterface } from '#native';
import type { InterfaceLook } from './interface-look';
import { readSystemGroups, type SystemGroups } from './system-groups';

type Listener = (look: InterfaceLook) => void;

/**
 * Watches the interfaces for all captures of this process: they are told one after the other in one turn, so that
 * all of them see what was lost before the first one repairs it. What one socket joins again, the system has again
 * for the others too, but it counts it once.
 */
class InterfaceWatch {
  readonly #listeners = new Set<Listener>();
  #watcher: InterfaceWatcher | null = null;
  #before: readonly NetworkInterface[] = [];

  add(listener: Listener): () => void {
    this.#watcher ??= this.#open();
    this.#listeners.add(listener);
    return () => this.#remove(listener);
  }

  #remove(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#watcher?.close();
    this.#watcher = null;
  }

  #open(): InterfaceWatcher {
    const watcher = new InterfaceWatcher().unref();
    this.#before = watcher.interfaces;
    watcher.on('looked', () => this.#tell(watcher.interfaces));
    // The next notice brings another try.
    watcher.on('error', () => {});
    return watcher;
  }

  #tell(now: readonly NetworkInterface[]): void {
    let groups: SystemGroups | null | undefined;
    const look = {
      now,
      before: this.#before,
      get groups() {
        return groups === undefined ? (groups = readSystemGroups()) : groups;
      },
    };
    this.#before = now;
    for (const listener of this.#listeners) listener(look);
  }
}

const watch = new InterfaceWatch();

/**
 * Calls the listener whenever interfaces changed, and when the system had a notice without a change to be seen.
 * Returns a function that ends this. Throws what the system says where interfaces cannot be watched.
 */
export function onInterfaceLook(listener: Listener): () => void {
  return watch.add(listener);
}
