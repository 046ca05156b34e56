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
import { checkSending, concernsOfSending, payloadsOf, type GivenContent } from '../../engine';
import type { ChosenFiles } from '../chosen-files';
import type { Live } from '../live';
import type { WindowSending } from '../window-sending';
import type { HandlersOf } from './group';

export function sendHandlers(sending: WindowSending): HandlersOf<typeof sendCalls> {
  const { sendings, files } = sending;
  return {
    'send.check': async ({ content, to, interface: by }) => {
      const given = givenContent(content, files);
      if (!given.ok) return given;
      const destination = to === null ? success(null) : parseDestination(to);
      if (!destination.ok) return destination;
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
  const given = givenContent(content, files);
  if (!given.ok) return given;
  const destination = parseDestination(to);
  if (!destination.ok) return destination;
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

function needsConfirmation(concerns: readonly { message: string }[]): Result<never> {
  const message = concerns.map((concern) => concern.message).join(' ');
  return failure('CONFIRMATION_NEEDED', message, 'Nothing has been sent yet.');
}

/** Files that the page names by number have their path here. */
function givenContent(content: SendContent, files: ChosenFiles): Result<GivenContent> {
  if (content.kind !== 'file') return success(content);
  const path = files.pathOf(content.file);
  return path.ok ? success({ kind: 'file', path: path.value }) : path;
}
