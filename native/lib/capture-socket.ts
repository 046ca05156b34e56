import type { NativeCapture } from './addon';
import { Memberships, type JoinedHow, type Membership } from './dgram/memberships';
import { namedInterface, type MembershipInterface } from './dgram/multicast-interfaces';
import type { SocketOption } from './dgram/native-socket';
import type {
  MembershipOptions,
  OpenedSocket,
  SocketSettings,
  TunableOptions,
} from './opened-socket';

const SYSCALL = 'setsockopt';

/** What is known of an open socket of a capture beside the system: its groups, and how it is set. */
export class CaptureSocket {
  readonly #memberships: Memberships;
  #multicastInterface: string | null = null;

  constructor(
    readonly native: NativeCapture,
    readonly opened: OpenedSocket,
  ) {
    const { id, family } = opened;
    this.#memberships = new Memberships(family === 'IPv6' ? 6 : 4, () => ({
      join: (membership) => native.join(id, membership),
      leave: (membership) => native.leave(id, membership),
    }));
  }

  join(options: MembershipOptions): MembershipInterface[] {
    const request = requestOf(options);
    this.#memberships.check(request);
    return this.#memberships.join(request);
  }

  leave(options: MembershipOptions): void {
    this.#memberships.leave(requestOf(options));
  }

  rejoin(membership: Membership, how: JoinedHow): void {
    this.#memberships.rejoin(membership, SYSCALL, how);
  }

  drop(membership: Membership): void {
    this.#memberships.drop(membership, SYSCALL);
  }

  memberships(): Membership[] {
    return this.#memberships.list();
  }

  /** Sets one after the other; what was set before one is refused stays. */
  tune({ multicastInterface, ...values }: TunableOptions): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      // The names of the rest are those of the native half.
      this.native.setOption(this.opened.id, name as SocketOption, Number(value));
    }
    if (multicastInterface !== undefined) this.#sendGroupsBy(multicastInterface);
  }

  #sendGroupsBy(name: string | null): void {
    const index = name === null ? 0 : namedInterface(`%${name}`, SYSCALL).index;
    this.native.setMulticastInterface(this.opened.id, String(index));
    this.#multicastInterface = name;
  }

  settings(): SocketSettings {
    const { native } = this;
    const { id, family } = this.opened;
    const get = (name: SocketOption) => native.getOption(id, name);
    return {
      udp:
        family === 'unix'
          ? null
          : {
              ttl: get('ttl'),
              multicastTtl: get('multicastTtl'),
              multicastLoopback: get('multicastLoopback') !== 0,
              broadcast: get('broadcast') !== 0,
              multicastInterface: this.#multicastInterface,
            },
      receiveBuffer: native.buffer(id, 'receiveBuffer'),
      sendBuffer: native.buffer(id, 'sendBuffer'),
    };
  }
}

/** An interface is given as a zone, which is refused with ENODEV where there is none. */
function requestOf({ group, source, interface: name }: MembershipOptions) {
  return {
    syscall: SYSCALL,
    group,
    on: name === undefined ? undefined : `%${name}`,
    ...(source !== undefined && { source }),
  };
}
