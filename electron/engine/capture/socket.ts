import type { Capture as NativeCapture, SocketStatistics } from '#native';
import {
  failure,
  formatAddress,
  success,
  type Address,
  type Assumptions,
  type Destination,
  type Failure,
  type KeptSocket,
  type Membership,
  type Result,
  type SocketOptions,
  type SocketSetup,
  type SocketState,
} from '../../contract';
import {
  groupsAfterLeaving,
  groupsWithout,
  isSame,
  joinedGroups,
  ownGroups,
  placed,
} from './groups';
import { explainLeaving, explainMembership, unheard } from './membership-refusal';
import { open, withActualPort, type Opening, type Unjoined } from './open';
import { explainOption } from './option-refusal';
import { Rate } from './rate';
import { RecentSeconds } from './recent-seconds';
import { sendFrom } from './send-from';
import { clampedBuffers, receiveFailure } from './socket-notices';
import { askedSettings, settingsOf } from './socket-settings';
import { isSystemError } from './system-error';

type Counters = Pick<SocketStatistics, 'received' | 'bytes' | 'dropped'>;

/** A socket as the person set it up: open, stopped, or refused by the system. */
export class MonitoredSocket {
  #address: Address;
  #groups: Membership[];
  #options: SocketOptions;
  readonly #reuseAddress: boolean;
  #status: SocketState['status'] = 'stopped';
  /** Why it could not be opened. */
  #refusal: Failure | null = null;
  /** Those of its groups that could not be joined when it was opened. */
  #unjoined: readonly Unjoined[] = [];
  /** What was counted before it was opened the last time. */
  #earlier: Counters = { received: 0, bytes: 0, dropped: 0 };
  readonly #rate = new Rate(performance.now());
  readonly #recent = {
    received: new RecentSeconds(performance.now()),
    dropped: new RecentSeconds(performance.now()),
  };

  constructor(
    readonly native: NativeCapture,
    readonly id: number,
    { address, groups, options, reuseAddress }: SocketSetup,
  ) {
    this.#address = address;
    this.#groups = (groups ?? ownGroups(address)).map(placed);
    this.#options = options ?? {};
    this.#reuseAddress = reuseAddress ?? false;
  }

  get name(): string {
    return formatAddress(this.#address);
  }

  /** Opens it. Where `refusedGroups` says so, it opens also without groups that cannot be joined. */
  async start(refusedGroups: Opening['refusedGroups']): Promise<Result<null>> {
    if (this.#isOpen && this.native.statistics(this.id).failure === undefined) return success(null);
    this.stop();
    const opened = open(this.native, {
      id: this.id,
      address: this.#address,
      reuseAddress: this.#reuseAddress,
      options: this.#options,
      groups: this.#groups,
      refusedGroups,
    });
    if (opened instanceof Promise || !opened.ok) return this.#fail(opened);
    this.#status = 'running';
    this.#address = withActualPort(this.#address, opened.value.socket);
    this.#unjoined = opened.value.unjoined;
    return success(null);
  }

  /** Nothing is open; why not may be known only a moment later. */
  async #fail(outcome: Result<never> | Promise<Result<never>>): Promise<Result<null>> {
    this.#status = 'failed';
    const refused = await outcome;
    // It may have been stopped or started meanwhile.
    if (!refused.ok && this.#status === 'failed') this.#refusal = refused.error;
    return refused;
  }

  /** Closes it. When this returns, no further datagram of it reaches the log. */
  stop(): void {
    if (this.#status === 'running') {
      this.#earlier = added(this.#earlier, this.native.closeSocket(this.id));
    }
    this.#status = 'stopped';
    this.#refusal = null;
    this.#unjoined = [];
  }

  join(wanted: Membership): Result<null> {
    const membership = placed(wanted);
    const reason = unheard(this.#address, membership);
    if (reason !== undefined) return { ok: false, error: reason };
    const { group, source, interface: joinOn } = membership;
    return this.#change(
      () => {
        this.native.join(this.id, { group, source, interface: joinOn });
      },
      (error) => explainMembership(error, membership),
      () => {
        this.#groups = [...groupsWithout(this.#groups, membership), membership];
        this.#forgetUnjoined(membership);
      },
    );
  }

  leave(wanted: Membership): Result<null> {
    const membership = placed(wanted);
    const { group, source, interface: joinedOn } = membership;
    if (this.#forgetUnjoined(membership)) {
      this.#groups = groupsWithout(this.#groups, membership);
      return success(null);
    }
    return this.#change(
      () => this.native.leave(this.id, { group, source, interface: joinedOn }),
      (error) => explainLeaving(error, membership),
      () => {
        this.#groups = this.#isOpen
          ? groupsAfterLeaving(this.#groups, membership, this.#joined())
          : groupsWithout(this.#groups, membership);
      },
    );
  }

  /** Returns whether it was among those that could not be joined. */
  #forgetUnjoined(membership: Membership): boolean {
    const others = this.#unjoined.filter((one) => !isSame(one.membership, membership));
    const isKnown = others.length < this.#unjoined.length;
    this.#unjoined = others;
    return isKnown;
  }

  tune(options: SocketOptions): Result<null> {
    return this.#change(
      () => this.native.tune(this.id, options),
      (error) => explainOption(error, options),
      () => {
        this.#options = { ...this.#options, ...options };
      },
    );
  }

  /** Does something with the open socket, and keeps it for the next time; a closed one just keeps it. */
  #change(
    now: () => void,
    explain: (error: Parameters<typeof explainMembership>[0]) => Failure,
    keep: () => void,
  ): Result<null> {
    try {
      if (this.#isOpen) now();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return { ok: false, error: explain(error) };
    }
    keep();
    return success(null);
  }

  sendFrom(destination: Destination, payload: Uint8Array): Result<null> {
    if (!this.#isOpen) {
      return failure('SOCKET_STOPPED', `${this.name} is not open.`, 'Start it first.');
    }
    const socket = { id: this.id, address: this.#address, name: this.name };
    return sendFrom(this.native, socket, destination, payload);
  }

  /** Takes the rates; `now` in milliseconds on a monotonic clock. */
  sample(now: number): void {
    const { received, dropped } = this.counters();
    this.#rate.sample(now, received);
    this.#recent.received.sample(now, received);
    this.#recent.dropped.sample(now, dropped);
  }

  /** Since it was added, however often it was stopped. */
  counters(): Counters {
    return this.#isOpen
      ? added(this.#earlier, this.native.statistics(this.id))
      : { ...this.#earlier };
  }

  state(assumptions: Assumptions): SocketState {
    const failed = this.#isOpen ? this.native.statistics(this.id).failure : undefined;
    const settings = this.#isOpen ? this.native.settings(this.id) : null;
    return {
      id: this.id,
      address: this.#address,
      name: this.name,
      ...this.counters(),
      perSecond: this.#rate.perSecond,
      status: failed === undefined ? this.#status : 'failed',
      failure: failed === undefined ? this.#refusal : receiveFailure(this.name, failed),
      memberships: this.#isOpen ? this.#joined() : this.#groups,
      options: settings === null ? askedSettings(this.#options) : settingsOf(settings),
      recent: {
        received: [...this.#recent.received.growth],
        dropped: [...this.#recent.dropped.growth],
      },
      unjoined: [...this.#unjoined],
      notices: settings === null ? [] : clampedBuffers(settings),
      assumptions,
    };
  }

  /** What opens it again as it is. */
  kept(): Omit<KeptSocket, 'assumptions'> {
    return {
      address: this.#address,
      groups: this.#groups,
      reuseAddress: this.#reuseAddress,
      options: this.#options,
      isRunning: this.#status !== 'stopped',
    };
  }

  get #isOpen(): boolean {
    return this.#status === 'running';
  }

  #joined(): Membership[] {
    return joinedGroups(this.native.memberships(this.id));
  }
}

function added(one: Counters, other: Counters): Counters {
  return {
    received: one.received + other.received,
    bytes: one.bytes + other.bytes,
    dropped: one.dropped + other.dropped,
  };
}
