import type { OpenedSocket, SocketStatistics } from '#native';
import {
  formatAddress,
  type Address,
  type Assumptions,
  type Failure,
  type SocketState,
} from '../../contract';
import { Rate } from './rate';

/** An open socket with its name, its rate and what the person should know about it. */
export class MonitoredSocket {
  readonly name: string;
  readonly #rate = new Rate(performance.now());
  readonly #notices: Failure[];

  constructor(
    readonly address: Address,
    readonly opened: OpenedSocket,
    readonly statistics: () => SocketStatistics,
  ) {
    this.name = formatAddress(address);
    this.#notices = clampedBuffer(opened);
  }

  /** Takes the rate; `now` in milliseconds on a monotonic clock. */
  sample(now: number): void {
    this.#rate.sample(now, this.statistics().received);
  }

  get id(): number {
    return this.opened.id;
  }

  state(assumptions: Assumptions): SocketState {
    const { received, bytes, dropped, failure } = this.statistics();
    return {
      id: this.id,
      address: this.address,
      name: this.name,
      received,
      bytes,
      perSecond: this.#rate.perSecond,
      dropped,
      failure: failure === undefined ? null : receiveFailure(this.name, failure),
      notices: this.#notices,
      assumptions,
    };
  }
}

function receiveFailure(
  name: string,
  { code, syscall }: { code: string; syscall: string },
): Failure {
  return {
    code: 'RECEIVE_FAILED',
    message: `${name} no longer receives: ${syscall} failed with ${code}.`,
    detail: 'Remove the socket and add it again.',
  };
}

/** net.core.rmem_max limits SO_RCVBUF without an error (socket(7)). */
function clampedBuffer({ receiveBuffer: { asked, got } }: OpenedSocket): Failure[] {
  if (got >= asked) return [];
  return [
    {
      code: 'RECEIVE_BUFFER_CLAMPED',
      message: `The receive buffer is ${got} bytes, not ${asked}: net.core.rmem_max limits it. Bursts may be dropped.`,
      detail: `Raise the limit, then add the socket again:\nsudo sysctl -w net.core.rmem_max=${asked}`,
    },
  ];
}
