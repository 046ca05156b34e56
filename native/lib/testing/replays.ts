import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Capture, LogFile, type Player, type PlayerOptions, type PlayerProgress } from '#native';

import { logReaches } from './captures';
import { type FileDatagram, writeCaptureFile } from './capture-file';

/** Somebody who receives on a port of the loopback, and everything that came. */
export interface Receiver {
  port: number;
  /** The rule that sends everything here. */
  route: { to: { kind: 'udp'; address: string; port: number } };
  /** Payloads as text, once so many have come. */
  texts(count: number): Promise<string[]>;
  capture: Capture;
}

export interface Replay {
  log: LogFile;
  path: string;
  receiver: Receiver;
  /** A player, to the receiver unless the options have routes; closed at the end. */
  play(options?: Partial<PlayerOptions>): Player;
}

const TOP = { kind: 'top' } as const;

/** Runs `body` with a file of these datagrams, open and indexed. */
export async function withReplay(
  datagrams: readonly FileDatagram[],
  body: (replay: Replay) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gramscope-replay-'));
  const name = path.join(folder, 'log.pcap');
  writeCaptureFile(name, datagrams);
  const log = await LogFile.open(name);
  const receiver = receiverOf(new Capture());
  const players: Player[] = [];
  try {
    await log.indexed();
    await body({
      log,
      path: name,
      receiver,
      play: (options = {}) => {
        const player = log.play({ pace: TOP, routes: [receiver.route], ...options });
        players.push(player);
        return player;
      },
    });
  } finally {
    for (const player of players) player.close();
    log.close();
    receiver.capture.close();
    rmSync(folder, { recursive: true });
  }
}

function receiverOf(capture: Capture): Receiver {
  const { port } = capture.openUdp({ family: 4, address: '127.0.0.1', port: 0 });
  return {
    port,
    capture,
    route: { to: { kind: 'udp', address: '127.0.0.1', port } },
    texts: async (count) => {
      await logReaches(capture, count);
      return payloads(capture);
    },
  };
}

/** Everything that a capture has, as text. */
export function payloads(capture: Capture): string[] {
  return capture.rows(1, 65536).map(({ payload }) => Buffer.from(payload).toString('latin1'));
}

/** So many datagrams `0`, `1` and so on, with this spacing in microseconds. */
export function numbered(count: number, spacing = 1000): FileDatagram[] {
  return Array.from({ length: count }, (_, number) => ({
    time: 1_700_000_000_000_000 + number * spacing,
    payload: String(number),
  }));
}

/** The texts of numbered(), from `first` to before `end`. */
export function numbers(first: number, end: number): string[] {
  return Array.from({ length: end - first }, (_, at) => String(first + at));
}

/** Resolves once the player is as it is wanted, of which nobody tells. */
export async function reaches(
  player: Player,
  wanted: (progress: PlayerProgress) => boolean,
): Promise<PlayerProgress> {
  for (;;) {
    const progress = player.progress();
    if (wanted(progress)) return progress;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
