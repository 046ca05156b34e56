import {
  success,
  type Destination,
  type Result,
  type SendCheck,
  type TestStream,
} from '../../contract';
import { always, readContent, type WrittenContent } from './content';
import { readPayloadFile } from './payload-file';
import type { PayloadProblem } from './payload-reading';
import type { PayloadOf } from './placeholders';
import { warningsOf } from './warnings';
import { wayTo } from './way';

/** What a person wants to send: typed, or in a file. */
export type GivenContent = WrittenContent | { kind: 'file'; path: string };

/** What each datagram of a test stream begins with: `GRAMTEST`, version, flags and length of the header. */
const testPreview = '4752414d5445535401000028';

/** Bytes that are shown before they are sent. */
const previewBytes = 64;

/** What would be sent of test streams, without their numbers and times. */
export async function checkTest(
  { length }: TestStream,
  { to, interface: by }: CheckedWay,
): Promise<Result<SendCheck>> {
  const warnings = to === null ? [] : warningsOf(length, to, await wayTo(to, by));
  return success({ bytes: length, preview: testPreview, problem: null, warnings });
}

/** Where it would go. */
interface CheckedWay {
  /** Null while that is not known. */
  to: Destination | null;
  /** Name of the interface that was chosen. */
  interface: string | null;
}

/** What would be sent, and what there is to know about it. Fails where a file cannot be read. */
export async function checkSending(
  content: GivenContent,
  { to, interface: by }: CheckedWay,
): Promise<Result<SendCheck>> {
  const read = await payloadsOf(content);
  if (!read.ok) return read;
  const { payloadOf, problem } = read.value;
  if (payloadOf === null) return success({ bytes: null, preview: '', problem, warnings: [] });
  const payload = Buffer.from(payloadOf({ index: 0, time: new Date() }));
  const warnings = to === null ? [] : warningsOf(payload.length, to, await wayTo(to, by));
  return success({
    bytes: payload.length,
    preview: payload.toString('hex', 0, previewBytes),
    problem: null,
    warnings,
  });
}

/** What each datagram has in it, or else what is wrong with the text. */
type ReadPayloads =
  { payloadOf: PayloadOf; problem: null } | { payloadOf: null; problem: PayloadProblem };

/** Reads what is to be sent. Fails where a file cannot be read. */
export async function payloadsOf(content: GivenContent): Promise<Result<ReadPayloads>> {
  if (content.kind === 'file') {
    const payload = await readPayloadFile(content.path);
    return payload.ok ? success({ payloadOf: always(payload.value), problem: null }) : payload;
  }
  const read = readContent(content);
  return success(
    read.ok ? { payloadOf: read.value, problem: null } : { payloadOf: null, problem: read.problem },
  );
}
