import { randomInt } from 'node:crypto';
import { sendTestStreams, type TestDestination, type Timing } from '#native';
import {
  failure,
  formatDestination,
  success,
  type Destination,
  type Failure,
  type Result,
  type TestPace,
  type TestStream,
} from '../../contract';
import { isSystemError } from '../capture/system-error';
import { listInterfaces } from '../interfaces';
import { concernsOf, type MostRate } from '../replay/concerns';
import { explainInvalid } from '../replay/invalid';
import { Playing } from '../replay/playing';
import { reachOf } from '../replay/reach';
import { consecutive } from './consecutive';
import { explainSendRefusal, longestOf } from './send-refusal';
import { interfaceOf, type SenderOptions } from './sender';
import { headerBytes } from './warnings';

/** What is sent, as somebody asks for it. */
export interface TestStreamRequest extends TestStream {
  to: Destination;
  /** Datagrams of each stream; Infinity for until it is stopped. */
  count: number;
  options: Omit<SenderOptions, 'source'>;
  /** `balanced` if absent. */
  timing?: Timing | undefined;
}

/** What can be sent. */
export interface PreparedTest extends TestStreamRequest {
  destinations: TestDestination[];
  /** Number of the first stream, of 32 bits. */
  firstStream: number;
  interfaceIndex: number;
}

/** Finds the destinations of test streams. Sends nothing; fails where they make no sense. */
export function prepareTest(request: TestStreamRequest): Result<PreparedTest> {
  const { to, streams, length, options } = request;
  if (to.kind === 'unix') {
    return failure(
      'INPUT_INVALID',
      `Test streams go to addresses of UDP, and ${to.path} is a Unix socket.`,
      'Send to an address such as 239.1.1.1:5000.',
    );
  }
  if (length > longestOf[to.family]) {
    return { ok: false, error: explainSendRefusal('EMSGSIZE', to) };
  }
  const destinations = consecutive(to, streams);
  if (!destinations.ok) return destinations;
  const by = interfaceOf(to, options);
  if (!by.ok) return by;
  return success({
    ...request,
    destinations: destinations.value,
    firstStream: randomInt(2 ** 32),
    interfaceIndex: by.value?.index ?? 0,
  });
}

/** What a person should agree to before anything is sent, as for a replay. */
export function concernsOfTest(test: PreparedTest, mostRate: MostRate): Failure[] {
  const isOutside = reachOf({ interfaces: listInterfaces(), ttl: test.options.ttl });
  const destinations = test.destinations.map((to) => ({ ...to, datagrams: test.count }));
  const perSecond = perSecondOf(test.pace, test);
  const peak = perSecond === Infinity ? null : { datagrams: perSecond, bits: 0 };
  return concernsOf({ destinations, elsewhere: 0, peak }, isOutside, mostRate);
}

/** Datagrams a second, of all streams together; Infinity at top speed. */
export function perSecondOf(
  pace: TestPace,
  { to, length }: Pick<TestStreamRequest, 'to' | 'length'>,
): number {
  if (pace.kind === 'top') return Infinity;
  if (pace.kind === 'datagrams') return pace.perSecond;
  return pace.perSecond / (8 * (length + headerBytes[to.kind === 'unix' ? 4 : to.family]));
}

/** The destinations in a few words. */
export function namedDestinations({ to, streams }: TestStreamRequest): string {
  const first = formatDestination(to);
  return streams === 1 ? first : `${first} and ${streams - 1} more`;
}

/** Test streams on their way. Once stopped, the last datagram of each is sent again, with a flag that says so. */
export class TestSending extends Playing {
  /** Begins to send. Whether there are concerns is for whoever calls. */
  static start(test: PreparedTest): Result<TestSending> {
    const { destinations, firstStream, length, pace, count, options, timing } = test;
    const { ttl, loopback } = options;
    try {
      const player = sendTestStreams({
        destinations,
        firstStream,
        length,
        pace,
        interfaceIndex: test.interfaceIndex,
        ...(Number.isFinite(count) ? { count } : {}),
        ...(ttl === undefined ? {} : { ttl }),
        ...(loopback === undefined ? {} : { loopback }),
        ...(timing === undefined ? {} : { timing }),
      });
      return success(new TestSending(player));
    } catch (error) {
      if (!isSystemError(error)) return explainInvalid(error);
      return { ok: false, error: explainSendRefusal(error.code, test.to, error.message) };
    }
  }
}
