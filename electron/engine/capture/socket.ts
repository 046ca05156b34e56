import type { Capture as NativeCapture, NetworkInterface } from '#native';
import {
  escapeControls,
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
import { addressIncidents, fateOf, waitingForZone, zoneOf, type BoundZone } from './bound-place';
import {
  groupsAfterLeaving,
  groupsWithout,
  isSame,
  joinedGroups,
  ownGroups,
  placed,
} from './groups';
import { byIndex, byName, type InterfaceLook } from './interface-look';
import { explainLeaving, explainMembership, unheard } from './membership-refusal';
import { open, withActualPort, type Opening, type Unjoined } from './open';
import { explainOption } from './option-refusal';
import { sendFrom } from './send-from';
import { clampedBuffers, receiveFailure } from './socket-notices';
import { askedSettings, settingsOf } from './socket-settings';
import { SocketTraffic, type Counters } from './socket-traffic';
import { stayJoined } from './stay-joined';
import { isSystemError } from './system-error';

/** Why a socket is not open that may be opened when interfaces have changed. */
const mendedByInterfaces: ReadonlySet<Failure['code']> = new Set([
  'ADDRESS_NOT_LOCAL',
  'FAMILY_UNSUPPORTED',
  'GROUP_NOT_JOINED',
  'GROUP_WAITING',
  'INTERFACE_UNKNOWN',
  'OPTION_REFUSED',
]);

/** A socket as the person set it up: open, stopped, or refused by the system. */
export class MonitoredSocket {
  #address: Address;
  #groups: Membership[];
  #options: SocketOptions;
  /** How it is bound. */
  readonly #binding: Pick<Opening, 'reuseAddress' | 'othersMaySend'>;
  #status: SocketState['status'] = 'stopped';
  #isHeld = false;
  /** Why it could not be opened. */
  #refusal: Failure | null = null;
  /** Those of its groups that it should be in and is not. */
  #unjoined: readonly Unjoined[] = [];
  #zone: BoundZone | null = null;
  /** As they were told the last time; none before. */
  #interfaces: readonly NetworkInterface[] = [];
  readonly #traffic = new SocketTraffic();

  constructor(
    readonly native: NativeCapture,
    readonly id: number,
    { address, groups, options, reuseAddress = false, othersMaySend = false }: SocketSetup,
  ) {
    this.#address = address;
    this.#groups = (groups ?? ownGroups(address)).map(placed);
    this.#options = options ?? {};
    this.#binding = { reuseAddress, othersMaySend };
  }

  get name(): string {
    return formatAddress(this.#address);
  }

  /** Null of a Unix socket. */
  get port(): number | null {
    return this.#address.kind === 'unix' ? null : this.#address.port;
  }

  /** Opens it. Where `refusedGroups` says so, it opens also without groups that cannot be joined. */
  async start(refusedGroups: Opening['refusedGroups']): Promise<Result<null>> {
    if (this.#isOpen && this.native.statistics(this.id).failure === undefined) return success(null);
    this.stop();
    const opened = open(this.native, {
      id: this.id,
      address: this.#address,
      ...this.#binding,
      options: this.#options,
      groups: this.#groups,
      refusedGroups,
    });
    if (opened instanceof Promise || !opened.ok) return this.#fail(opened);
    this.#status = 'running';
    this.#address = withActualPort(this.#address, opened.value.socket);
    this.#unjoined = opened.value.unjoined;
    this.#zone = zoneOf(this.#address);
    return success(null);
  }

  /** Leaves it closed, though it is to receive, until it is started; as it is kept, it still receives. */
  hold(): void {
    this.#isHeld = true;
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
    if (this.#status === 'running') this.#traffic.keep(this.native.closeSocket(this.id));
    this.#status = 'stopped';
    this.#isHeld = false;
    this.#refusal = null;
    this.#unjoined = [];
  }

  /** Does what the interfaces, which have changed, make necessary; `note` is told what happened, in words. */
  follow(look: InterfaceLook, note: (incident: string) => void): void {
    this.#interfaces = look.now;
    if (this.#status === 'failed') return this.#tryAgain(note);
    if (!this.#isOpen) return;
    if (this.#zone !== null) {
      const fate = fateOf(this.#zone, look);
      if (fate === 'another') return this.#openAgain(note, `${this.#zone.name} came back`);
      if (fate === 'gone') return this.#wait(this.#zone, note);
    }
    addressIncidents(this.#address, look).forEach(note);
    this.#sendGroupsAsBefore(look, note);
    const { unjoined, incidents } = stayJoined(this.native, this.id, this.#groups, look);
    this.#unjoined = unjoined;
    incidents.forEach(note);
  }

  /** What only a person can mend is not tried: finding out who has a port takes time. */
  #tryAgain(note: (incident: string) => void): void {
    if (this.#refusal === null || !mendedByInterfaces.has(this.#refusal.code)) return;
    this.#openAgain(note, 'what it needs is there now');
  }

  #openAgain(note: (incident: string) => void, why: string): void {
    this.stop();
    void this.start('tell').then(({ ok }) => {
      if (ok) note(`opened again: ${why}`);
    });
  }

  #wait(zone: BoundZone, note: (incident: string) => void): void {
    this.stop();
    this.#status = 'failed';
    this.#refusal = waitingForZone(this.name, zone);
    note(`waiting for ${zone.name}: the interface went away`);
  }

  /** The system keeps an index, which an interface that came back has no more. */
  #sendGroupsAsBefore({ now, before }: InterfaceLook, note: (incident: string) => void): void {
    const { multicastInterface } = this.#options;
    if (multicastInterface === undefined || multicastInterface === null) return;
    const place = byName(now, multicastInterface);
    if (place === undefined || byName(before, multicastInterface)?.index === place.index) return;
    const tuned = this.tune({ multicastInterface });
    note(tuned.ok ? `sends to groups by ${multicastInterface} again` : tuned.error.message);
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
          ? groupsAfterLeaving(this.#groups, membership, this.#remaining(membership))
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
    this.#traffic.sample(now, this.counters());
  }

  /** Since it was added, however often it was stopped. */
  counters(): Counters {
    return this.#traffic.total(this.#isOpen ? this.native.statistics(this.id) : null);
  }

  state(assumptions: Assumptions): SocketState {
    const failed = this.#isOpen ? this.native.statistics(this.id).failure : undefined;
    const settings = this.#isOpen ? this.native.settings(this.id) : null;
    return {
      id: this.id,
      address: this.#address,
      name: escapeControls(this.name),
      othersMaySend: this.#binding.othersMaySend,
      ...this.counters(),
      perSecond: this.#traffic.perSecond,
      status: failed === undefined ? this.#status : 'failed',
      isHeld: this.#isHeld,
      failure: failed === undefined ? this.#refusal : receiveFailure(this.name, failed),
      memberships: this.#isOpen ? this.#joined() : this.#groups,
      options: settings === null ? askedSettings(this.#options) : settingsOf(settings),
      recent: this.#traffic.recent(),
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
      ...this.#binding,
      options: this.#options,
      isRunning: this.#status !== 'stopped' || this.#isHeld,
    };
  }

  get #isOpen(): boolean {
    return this.#status === 'running';
  }

  /** Under the names that the interfaces have now. */
  #joined(): Membership[] {
    const nameOf = (index: number) => byIndex(this.#interfaces, index)?.name;
    return joinedGroups(this.native.memberships(this.id), nameOf);
  }

  /** What it is in, or waits for, under the names that were asked for; after everything was left, nothing. */
  #remaining(left: Membership): Membership[] {
    const joined = joinedGroups(this.native.memberships(this.id));
    if (left.interface === undefined) return joined;
    return [...joined, ...this.#unjoined.map(({ membership }) => membership)];
  }
}
