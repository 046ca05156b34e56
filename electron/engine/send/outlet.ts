import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  failure,
  success,
  type Destination,
  type Failure,
  type Result,
  type SendOrigin,
} from '../../contract';
import type { Capture } from '../capture/capture';
import type { Sends } from './repeat';
import { Sender, type SendOutcome } from './sender';

/** Milliseconds in which a machine may still say that nobody listens there. */
const answerTime = 150;

/** What sends from one socket to one destination. */
export interface Outlet extends Sends {
  /** What it sends from, in words. */
  readonly name: string;
  /** Resolves when nobody will say any more that something did not arrive, and closes what was opened. */
  end(): Promise<void>;
}

/** A capture whose sockets can send. */
export type SendingCapture = Pick<Capture, 'sendFrom' | 'state'>;

interface OutletOptions {
  /** Null where there is none. */
  capture: SendingCapture | null;
  /** Is told of what was sent and did not arrive. */
  onUndelivered: (failure: Failure) => void;
}

/** Opens a throw-away socket, or finds the one of the capture. */
export async function openOutlet(
  to: Destination,
  origin: SendOrigin,
  { capture, onUndelivered }: OutletOptions,
): Promise<Result<Outlet>> {
  if (origin.kind === 'socket') return fromSocket(to, origin.id, capture);
  const { ttl, loopback, interface: by } = origin.options;
  const opened = await Sender.open(to, {
    ttl: ttl ?? undefined,
    loopback,
    interface: by ?? undefined,
  });
  if (!opened.ok) return opened;
  const sender = opened.value;
  sender.onUndelivered(onUndelivered);
  return success({
    name: sender.port === null ? 'a throw-away socket' : `port ${sender.port}`,
    send: (payloads) => sender.send(payloads),
    end: async () => {
      await sender.answered(answerTime);
      await sender.close();
    },
  });
}

function fromSocket(to: Destination, id: number, capture: SendingCapture | null): Result<Outlet> {
  const socket = capture?.state().sockets.find((one) => one.id === id);
  if (capture === null || socket === undefined) {
    return failure(
      'SOCKET_UNKNOWN',
      'There is no such socket to send from.',
      'It may have been removed: choose another one, or a throw-away socket.',
    );
  }
  return success({
    name: socket.name,
    send: async (payloads) => {
      // The system takes them at once, and without a pause nothing else would ever have its turn.
      await nextTurn();
      return sendAll(capture, id, { to, payloads });
    },
    end: () => Promise.resolve(),
  });
}

function sendAll(
  capture: SendingCapture,
  id: number,
  { to, payloads }: { to: Destination; payloads: readonly Uint8Array[] },
): SendOutcome {
  const outcome: SendOutcome = { sent: 0, bytes: 0, refusals: [] };
  for (const payload of payloads) {
    const sent = capture.sendFrom(id, to, payload);
    if (!sent.ok) {
      outcome.refusals.push(sent.error);
      continue;
    }
    outcome.sent += 1;
    outcome.bytes += payload.length;
  }
  return outcome;
}
