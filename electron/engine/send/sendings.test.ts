import { once } from 'node:events';
import { dgram } from '#native';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  sendingStateSchema,
  type Destination,
  type SendingState,
  type SendOrigin,
} from '../../contract';
import { Capture } from '../capture/capture';
import { always } from './content';
import { Sendings, type SendingRequest } from './sendings';
import { prepareTest } from './test-streams';

const throwaway: SendOrigin = {
  kind: 'throwaway',
  options: { ttl: null, loopback: true, interface: null },
};
const nowhere: Destination = { kind: 'unix', path: '/nowhere/gramscope.sock' };

let capture: Capture;
let sendings: Sendings;
let receiver: dgram.Socket;
let to: Destination;
let heard: string[];

beforeEach(async () => {
  capture = new Capture();
  sendings = new Sendings(capture);
  receiver = dgram.createSocket('udp4');
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  to = { kind: 'udp', family: 4, host: '127.0.0.1', port: receiver.address().port };
  heard = [];
  receiver.on('message', (message) => heard.push(message.toString()));
});

afterEach(() => {
  sendings.stop();
  receiver.close();
  capture.close();
});

function request(changes: Partial<SendingRequest> = {}): SendingRequest {
  const payloadOf = always(Buffer.from('tick'));
  return { payloadOf, to, origin: throwaway, count: 1, interval: 0, ...changes };
}

/** Waits, from change to change, until the newest sending is as wanted. */
async function until(holds: (newest: SendingState) => boolean): Promise<SendingState> {
  for (;;) {
    const newest = sendings.state().at(-1);
    if (newest !== undefined && holds(newest)) return newest;
    await new Promise<void>((resolve) => {
      const end = sendings.onChange(() => {
        end();
        resolve();
      });
    });
  }
}

const ended = ({ state }: SendingState): boolean => state !== 'sending';

describe('Sendings', () => {
  it('tells what was sent, and where from', async () => {
    const counted = request({ payloadOf: ({ index }) => Buffer.from(`n ${index}`), count: 3 });
    expect(await sendings.start(counted)).toMatchObject({ ok: true });
    const state = await until(ended);
    expect(state).toMatchObject({ state: 'done', wanted: 3, sent: 3, bytes: 9, refused: 0 });
    expect(state.from).toMatch(/^port \d+$/u);
    expect(sendingStateSchema['~standard'].validate(state)).not.toMatchObject({
      issues: expect.anything(),
    });
    while (heard.length < 3) await once(receiver, 'message');
    expect(heard).toEqual(['n 0', 'n 1', 'n 2']);
  });

  it('repeats until it is stopped, and sends nothing else meanwhile', async () => {
    await sendings.start(request({ count: Infinity, interval: 0.01 }));
    expect(await sendings.start(request())).toMatchObject({
      error: { code: 'CALL_INAPPLICABLE' },
    });
    await until(({ sent }) => sent >= 3);
    sendings.stop();
    expect(await until(ended)).toMatchObject({ state: 'stopped', wanted: null });
  });

  it('counts what is refused for the same reason', async () => {
    await sendings.start(request({ to: nowhere, count: 3 }));
    expect(await until(ended)).toMatchObject({
      sent: 0,
      refused: 3,
      failures: [{ failure: { code: 'SEND_REFUSED' }, count: 3 }],
    });
  });

  it('tells that nobody listens', async () => {
    const port = receiver.address().port;
    receiver.close();
    receiver = dgram.createSocket('udp4');
    await sendings.start(request({ to: { kind: 'udp', family: 4, host: '127.0.0.1', port } }));
    const { failures } = await until((state) => state.failures.length > 0);
    expect(failures).toMatchObject([{ failure: { code: 'SEND_REFUSED' } }]);
  });

  it('says why no socket can be had', async () => {
    const origin: SendOrigin = {
      kind: 'throwaway',
      options: { ttl: null, loopback: true, interface: 'nosuch0' },
    };
    const refused = { code: 'INTERFACE_UNKNOWN' };
    expect(await sendings.start(request({ origin }))).toMatchObject({ error: refused });
    expect(await until(ended)).toMatchObject({ failures: [{ failure: refused, count: 1 }] });
  });

  it('sends from a socket of the capture, and can always be stopped', async () => {
    const opened = await capture.addSocket({ kind: 'udp', family: 4, host: '127.0.0.1', port: 0 });
    if (!opened.ok) throw new Error(opened.error.message);
    const { id, name } = opened.value;
    const first = once(receiver, 'message');
    await sendings.start(request({ origin: { kind: 'socket', id }, count: Infinity }));
    expect((await first)[1]).toMatchObject({ port: Number(name.split(':').at(-1)) });
    sendings.stop();
    expect(await until(ended)).toMatchObject({ from: name, state: 'stopped' });
  });

  it('knows no socket that is gone', async () => {
    expect(await sendings.start(request({ origin: { kind: 'socket', id: 99 } }))).toMatchObject({
      error: { code: 'SOCKET_UNKNOWN' },
    });
  });

  it('sends test streams, tells how they do, and ends them', async () => {
    const prepared = prepareTest({
      to,
      streams: 1,
      length: 60,
      pace: { kind: 'datagrams', perSecond: 500 },
      count: Infinity,
      options: {},
    });
    if (!prepared.ok) throw new Error(prepared.error.message);
    expect(sendings.startTest(prepared.value)).toEqual({ ok: true, value: null });
    expect(sendings.startTest(prepared.value)).toMatchObject({
      error: { code: 'CALL_INAPPLICABLE' },
    });
    const { firstStream } = prepared.value;
    const running = await until(({ sent }) => sent >= 50);
    expect(running.test).toMatchObject({ firstStream, streams: 1 });
    sendings.stop();
    const state = await until(ended);
    expect(state).toMatchObject({ state: 'stopped', wanted: null, bytes: 60 * state.sent });
    expect(sendingStateSchema['~standard'].validate(state)).not.toMatchObject({
      issues: expect.anything(),
    });
    while (heard.length < state.sent + 3) await once(receiver, 'message');
    expect(heard.slice(-3).every((text) => text.startsWith('GRAMTEST\u0001\u0001'))).toBe(true);
  });

  it('remembers 50, and forgets them when it is told to', async () => {
    for (let at = 0; at < 51; at += 1) {
      await sendings.start(request());
      await until(ended);
    }
    expect(sendings.state().map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 2),
    );
    sendings.clear();
    expect(sendings.state()).toEqual([]);
  });
});
