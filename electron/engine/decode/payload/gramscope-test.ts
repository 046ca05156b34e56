import { hexText, uint16, uint32, uint8 } from './bytes';
import { field, type PayloadDecoder } from './decoder';
import { gramscopeTestPlaces } from './places/gramscope-test';
import { counted, summaryOf } from './summary';

/** `GRAMTEST` */
const magic = '4752414d54455354';
const headerSize = 40;
const lastFlag = 1;

/** Numbers that a number holds exactly: no sender gets there. */
const mostSequence = BigInt(Number.MAX_SAFE_INTEGER);

/** Test streams of Gramscope's own, as `native/core/streams/test_datagram.h` has them. */
export const gramscopeTest: PayloadDecoder = {
  name: 'gramscope-test',
  description: 'Test streams of Gramscope: numbered, time-stamped datagrams',
  ports: [],
  anyPort: true,
  fields: [
    field('gramscope.test.stream', 'number', 'Number of the test stream, the same in all of it'),
    field('gramscope.test.seq', 'number', 'Number of the datagram in its test stream, from 0'),
    field('gramscope.test.time', 'string', 'When it was sent, by the clock of the sender'),
    field('gramscope.test.interval', 'number', 'Wanted nanoseconds to the next; 0 at top speed'),
    field('gramscope.test.last', 'boolean', 'The last of its test stream, which is sent thrice'),
  ],
  places: gramscopeTestPlaces,
  decode({ payload, length }) {
    if (!isTest(payload)) return null;
    const view = new DataView(payload.buffer, payload.byteOffset, headerSize);
    const stream = uint32(payload, 12);
    const sequence = view.getBigUint64(16);
    const interval = view.getBigUint64(32);
    const isLast = (uint8(payload, 9) & lastFlag) !== 0;
    if (sequence > mostSequence || interval > mostSequence) return null;
    return {
      protocol: 'Test',
      summary: summaryOf(
        `Test stream ${stream.toString(16).padStart(8, '0')} #${sequence}`,
        intervalText(Number(interval)),
        counted(length, 'byte'),
        isLast ? 'the last one' : undefined,
      ),
      fields: {
        'gramscope.test.stream': stream,
        'gramscope.test.seq': Number(sequence),
        'gramscope.test.time': timeText(view.getBigInt64(24)),
        'gramscope.test.interval': Number(interval),
        'gramscope.test.last': isLast,
      },
    };
  },
};

function isTest(payload: Uint8Array): boolean {
  return (
    payload.length >= headerSize &&
    hexText(payload.subarray(0, 8)) === magic &&
    uint8(payload, 8) === 1 &&
    uint16(payload, 10) === headerSize
  );
}

function intervalText(nanoseconds: number): string {
  if (nanoseconds === 0) return 'top speed';
  return `every ${Number((nanoseconds / 1_000_000).toPrecision(6))} ms`;
}

/** ISO 8601 with nanoseconds. */
function timeText(nanoseconds: bigint): string {
  const second = 1_000_000_000n;
  const fraction = ((nanoseconds % second) + second) % second;
  const date = new Date(Number((nanoseconds - fraction) / 1_000_000n)).toISOString();
  return date.replace('.000Z', `.${String(fraction).padStart(9, '0')}Z`);
}
