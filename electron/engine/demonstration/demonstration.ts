import {
  success,
  type Address,
  type DemonstrationState,
  type Result,
  type SocketState,
} from '../../contract';
import type { Capture } from '../capture/capture';
import type { Sender } from '../send/sender';
import { gap, plannedAt, type Device } from './schedule';
import { ports, sendersTo, type Kind } from './senders';

/** What is open while it runs. */
interface Running {
  sockets: Record<Kind, SocketState>;
  senders: ReadonlyMap<Device, Sender>;
  timer: NodeJS.Timeout;
  sent: number;
}

/**
 * Sends datagrams of several devices to sockets of the capture on loopback, for people who have none: about
 * 20 a second.
 */
export class Demonstration {
  readonly #listeners = new Set<() => void>();
  #running: Running | null = null;
  #isStarting = false;

  constructor(private readonly capture: Capture) {}

  /** Null while it does not run. */
  state(): DemonstrationState | null {
    if (this.#running === null) return null;
    const { sockets, sent } = this.#running;
    return { name: sockets.syslog.name, sent, perSecond: 1000 / gap };
  }

  /** Opens the sockets and begins; does nothing where it runs already. */
  async start(): Promise<Result<null>> {
    if (this.#running !== null || this.#isStarting) return success(null);
    this.#isStarting = true;
    try {
      const sockets = await this.#openSockets();
      if (!sockets.ok) return sockets;
      const senders = await sendersTo(sockets.value);
      if (!senders.ok) {
        this.#remove(sockets.value);
        return senders;
      }
      const timer = setInterval(() => this.#send(), gap);
      this.#running = { sockets: sockets.value, senders: senders.value, timer, sent: 0 };
      this.#announce();
      return success(null);
    } finally {
      this.#isStarting = false;
    }
  }

  /** Ends it and closes its sockets; the datagrams stay in the log. */
  stop(): void {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    clearInterval(running.timer);
    for (const sender of running.senders.values()) void sender.close();
    this.#remove(running.sockets);
    this.#announce();
  }

  /** Calls the listener whenever the state is another. Returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #openSockets(): Promise<Result<Record<Kind, SocketState>>> {
    const syslog = await this.#openSocket(ports.syslog);
    if (!syslog.ok) return syslog;
    const media = await this.#openSocket(ports.media);
    if (media.ok) return success({ syslog: syslog.value, media: media.value });
    this.capture.removeSocket(syslog.value.id);
    return media;
  }

  /**
   * The system chooses another port where that one is taken. The next run has no demonstration, and so no sockets
   * of it, also where this one ends without closing them.
   */
  async #openSocket(port: number): Promise<Result<SocketState>> {
    const address: Address = { kind: 'udp', family: 4, host: '127.0.0.1', port };
    const opened = await this.capture.addPassingSocket(address);
    return opened.ok ? opened : this.capture.addPassingSocket({ ...address, port: 0 });
  }

  #send(): void {
    const running = this.#running;
    if (running === null) return;
    // Without its sockets it would send to nobody, or to somebody else.
    if (!this.#hasSockets(running)) return this.stop();
    const { device, payload } = plannedAt(running.sent, new Date());
    void running.senders.get(device)?.send([payload]);
    running.sent += 1;
    this.#announce();
  }

  #hasSockets({ sockets }: Running): boolean {
    const open = new Set(this.capture.state().sockets.map(({ id }) => id));
    return Object.values(sockets).every(({ id }) => open.has(id));
  }

  #remove(sockets: Record<Kind, SocketState>): void {
    // One that a person removed before is unknown by now.
    for (const { id } of Object.values(sockets)) this.capture.removeSocket(id);
  }

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
