import type { Capture as NativeCapture } from '#native';
import {
  defaultAssumptions,
  failure,
  success,
  type Assumptions,
  type KeptSocket,
  type Result,
  type SocketSetup,
  type SocketState,
} from '../../contract';
import { Incidents } from './incidents';
import type { InterfaceLook } from './interface-look';
import { onInterfaceLook } from './interface-watch';
import { MonitoredSocket } from './socket';
import { isSystemError } from './system-error';

/** Whether a socket comes back in the next run, or is gone with this one however it ends. */
export type Lasting = 'kept' | 'passing';

/** What is done with sockets that received when they were left. */
export interface Restoring {
  running: 'start' | 'hold';
}

/** The sockets of a capture, under ids that are never used again. */
export class CaptureSockets {
  readonly #sockets = new Map<number, MonitoredSocket>();
  /** Removed ones too: their datagrams are still in the log. */
  readonly names = new Map<number, string>();
  /** Where others than the usual ones were asked for, those of removed sockets too. */
  readonly #assumptions = new Map<number, Assumptions>();
  /** Those that are not for the next run. */
  readonly #passing = new Set<number>();
  #lastId = 0;
  readonly #gone = { received: 0, bytes: 0, dropped: 0 };
  readonly incidents = new Incidents();
  #stopFollowing: (() => void) | null = null;

  constructor(readonly native: NativeCapture) {}

  /** Opens a socket, which is not there where it was refused. A passing one is never kept. */
  async add(setup: SocketSetup, lasting: Lasting = 'kept'): Promise<Result<SocketState>> {
    const socket = this.#make(setup);
    const opened = await socket.start('fail');
    if (!opened.ok) return opened;
    if (lasting === 'passing') this.#passing.add(socket.id);
    return success(this.#take(socket, setup.assumptions));
  }

  /**
   * Adds sockets as they were left: those that are refused are there, with the reason. Where `running` says so,
   * those that received wait for somebody to start them.
   */
  async restore(kept: readonly KeptSocket[], { running }: Restoring): Promise<void> {
    for (const { isRunning, ...setup } of kept) {
      const socket = this.#make(setup);
      if (isRunning && running === 'hold') socket.hold();
      if (isRunning && running === 'start') await socket.start('tell');
      this.#take(socket, setup.assumptions);
    }
  }

  /** What restore() takes. */
  kept(): KeptSocket[] {
    const lasting = [...this.#sockets].filter(([id]) => !this.#passing.has(id));
    return Array.from(lasting, ([id, socket]) => {
      const assumptions = this.#assumptions.get(id);
      return { ...socket.kept(), ...(assumptions !== undefined && { assumptions }) };
    });
  }

  #make(setup: SocketSetup): MonitoredSocket {
    this.#lastId += 1;
    // Before it is opened, so that nothing can change unseen.
    this.#followInterfaces();
    return new MonitoredSocket(this.native, this.#lastId, setup);
  }

  /** From the first socket on. */
  #followInterfaces(): void {
    try {
      this.#stopFollowing ??= onInterfaceLook((look) => this.#follow(look));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      this.incidents.add(this.#lastId, `interfaces cannot be watched: ${error.message}`);
    }
  }

  #follow(look: InterfaceLook): void {
    for (const socket of this.#sockets.values()) {
      socket.follow(look, (incident) => {
        this.names.set(socket.id, socket.name);
        this.incidents.add(socket.id, incident);
      });
    }
  }

  /** Ends following the interfaces. */
  close(): void {
    this.#stopFollowing?.();
    this.#stopFollowing = null;
  }

  #take(socket: MonitoredSocket, assumptions: Assumptions | undefined): SocketState {
    const { id, name } = socket;
    this.#sockets.set(id, socket);
    this.names.set(id, name);
    if (assumptions !== undefined) this.#assumptions.set(id, assumptions);
    return socket.state(this.assumptionsOf(id));
  }

  /** Does something with a socket; fails where there is none with this id. */
  with<Value>(id: number, act: (socket: MonitoredSocket) => Value): Value | Result<never> {
    const socket = this.#sockets.get(id);
    return socket === undefined ? unknownSocket(id) : act(socket);
  }

  async start(id: number): Promise<Result<null>> {
    const started = await this.with(id, (socket) => socket.start('tell'));
    // A port that the system was to choose is known from now on.
    this.with(id, ({ name }) => this.names.set(id, name));
    return started;
  }

  stop(id: number): Result<null> {
    return this.with(id, (socket) => {
      socket.stop();
      return success(null);
    });
  }

  remove(id: number): Result<null> {
    return this.with(id, (socket) => {
      socket.stop();
      this.#sockets.delete(id);
      this.#passing.delete(id);
      const last = socket.counters();
      this.#gone.received += last.received;
      this.#gone.bytes += last.bytes;
      this.#gone.dropped += last.dropped;
      return success(null);
    });
  }

  assume(id: number, assumptions: Assumptions): Result<null> {
    return this.with(id, () => {
      this.#assumptions.set(id, assumptions);
      return success(null);
    });
  }

  assumptionsOf(id: number): Assumptions {
    return this.#assumptions.get(id) ?? defaultAssumptions;
  }

  /** Whether any socket is for a UDP port. */
  hear(port: number): boolean {
    return [...this.#sockets.values()].some((socket) => socket.port === port);
  }

  states(): SocketState[] {
    return Array.from(this.#sockets, ([id, socket]) => socket.state(this.assumptionsOf(id)));
  }

  /** Of all sockets, those that were removed included. */
  totals(): { received: number; bytes: number; dropped: number } {
    const totals = { ...this.#gone };
    for (const socket of this.#sockets.values()) {
      const { received, bytes, dropped } = socket.counters();
      totals.received += received;
      totals.bytes += bytes;
      totals.dropped += dropped;
    }
    return totals;
  }

  /** Takes the rates; `now` in milliseconds on a monotonic clock. */
  sample(now: number): void {
    for (const socket of this.#sockets.values()) socket.sample(now);
  }
}

function unknownSocket(id: number): Result<never> {
  return failure(
    'SOCKET_UNKNOWN',
    `There is no socket ${id}.`,
    'It may have been removed already.',
  );
}
