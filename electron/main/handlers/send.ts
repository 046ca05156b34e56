import {
  failure,
  parseDestination,
  success,
  type CallInput,
  type Result,
  type SendContent,
  type SendOrigin,
  type sendCalls,
} from '../../contract';
import {
  checkSending,
  checkTest,
  concernsOfSending,
  concernsOfTest,
  mostUnasked,
  payloadsOf,
  prepareTest,
  type GivenContent,
  type TestStreamRequest,
} from '../../engine';
import type { ChosenFiles } from '../chosen-files';
import type { Live } from '../live';
import type { WindowSending } from '../window-sending';
import type { HandlersOf } from './group';

export function sendHandlers(sending: WindowSending): HandlersOf<typeof sendCalls> {
  const { sendings, files } = sending;
  return {
    'send.check': async ({ content, to, interface: by }) => {
      const destination = to === null ? success(null) : parseDestination(to);
      if (!destination.ok) return destination;
      if (content.kind === 'test') {
        return checkTest(content, { to: destination.value, interface: by });
      }
      const given = givenContent(content, files);
      if (!given.ok) return given;
      return checkSending(given.value, { to: destination.value, interface: by });
    },
    'send.start': (input) => start(input, sending),
    'send.stop': () => {
      sendings.stop();
      return success(null);
    },
    'send.clear': () => {
      sendings.clear();
      return success(null);
    },
    'send.choose-file': () => sending.chooseFile(),
  };
}

async function start(
  { content, to, origin, repetition, agreed }: CallInput<'send.start'>,
  { sendings, files, live }: WindowSending,
): Promise<Result<null>> {
  const destination = parseDestination(to);
  if (!destination.ok) return destination;
  if (content.kind === 'test') {
    const { kind: _, ...stream } = content;
    const count = repetition.count ?? Infinity;
    const asked = { ...stream, to: destination.value, count };
    return startTest(asked, { origin, agreed, sendings });
  }
  const given = givenContent(content, files);
  if (!given.ok) return given;
  const { interval } = repetition;
  const count = repetition.count ?? Infinity;
  const ttl = groupHopsOf(origin, live);
  const concerns = concernsOfSending({ to: destination.value, ttl, count, interval });
  if (concerns.length > 0 && !agreed) return needsConfirmation(concerns);
  const read = await payloadsOf(given.value);
  if (!read.ok) return read;
  const { payloadOf, problem } = read.value;
  if (payloadOf === null) return failure('INPUT_INVALID', problem.message, problem.detail);
  return sendings.start({ payloadOf, to: destination.value, origin, count, interval });
}

/** Hops of what is sent to groups; the system's where nothing else is set. */
function groupHopsOf(origin: SendOrigin, live: Live | null): number | undefined {
  if (origin.kind === 'throwaway') return origin.options.ttl ?? undefined;
  const socket = live?.capture.state().sockets.find(({ id }) => id === origin.id);
  return socket?.options.multicastTtl ?? undefined;
}

/** Test streams leave on a thread of their own, from a socket of theirs. */
function startTest(
  asked: Omit<TestStreamRequest, 'options'>,
  {
    origin,
    agreed,
    sendings,
  }: Pick<CallInput<'send.start'>, 'origin' | 'agreed'> & Pick<WindowSending, 'sendings'>,
): Result<null> {
  if (origin.kind === 'socket') {
    return failure(
      'INPUT_INVALID',
      'A test stream cannot be sent from a socket of the capture.',
      'Choose a throw-away socket.',
    );
  }
  const { ttl, loopback, interface: by } = origin.options;
  const options = { ttl: ttl ?? undefined, loopback, interface: by ?? undefined };
  const prepared = prepareTest({ ...asked, options });
  if (!prepared.ok) return prepared;
  const concerns = concernsOfTest(prepared.value, mostUnasked);
  if (concerns.length > 0 && !agreed) return needsConfirmation(concerns);
  return sendings.startTest(prepared.value);
}

function needsConfirmation(concerns: readonly { message: string }[]): Result<never> {
  const message = concerns.map((concern) => concern.message).join(' ');
  return failure('CONFIRMATION_NEEDED', message, 'Nothing has been sent yet.');
}

type PayloadContent = Exclude<SendContent, { kind: 'test' }>;

/** Files that the page names by number have their path here. */
function givenContent(content: PayloadContent, files: ChosenFiles): Result<GivenContent> {
  if (content.kind !== 'file') return success(content);
  const path = files.pathOf(content.file);
  return path.ok ? success({ kind: 'file', path: path.value }) : path;
}
