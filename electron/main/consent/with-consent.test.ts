import { describe, expect, it, vi } from 'vitest';
import { calls, success, type CallName, type Result } from '../../contract';
import type { Handlers } from '../registrar';
import { Consent } from './consent';
import { Gestures } from './gestures';
import { choosers, openings } from './openings';
import { withConsent } from './with-consent';

type Handler = (input: unknown) => Promise<Result<unknown>>;

function windowOf(answer: boolean) {
  const done = vi.fn<(name: string) => void>();
  const inputs: unknown[] = [];
  const plain = Object.fromEntries(
    Object.keys(calls).map((name) => [
      name,
      (input: unknown) => {
        done(name);
        inputs.push(input);
        return success({ plan: 7 });
      },
    ]),
  ) as unknown as Handlers;
  const ask = vi.fn<(question: string) => Promise<boolean>>(() => Promise.resolve(answer));
  const gestures = new Gestures();
  const handlers = withConsent(plain, new Consent(gestures, ask)) as unknown as Record<
    string,
    Handler
  >;
  const call = async (name: CallName, input: unknown) => handlers[name]?.(input);
  return { done, inputs, ask, gestures, call };
}

const add = {
  address: { kind: 'udp', family: 4, host: '0.0.0.0', port: 514 },
};
const refused = { ok: false, error: { code: 'CONSENT_REFUSED' } };

describe('withConsent', () => {
  it('asks before a socket is opened that no gesture asked for', async () => {
    const { done, ask, call } = windowOf(false);
    expect(await call('sockets.add', add)).toMatchObject(refused);
    expect(ask).toHaveBeenCalledExactlyOnceWith('Open udp://0.0.0.0:514?');
    expect(done).not.toHaveBeenCalled();
  });

  it('does not ask again after a no, until there is a gesture', async () => {
    const { ask, gestures, call } = windowOf(false);
    for (let tries = 0; tries < 100; tries++) await call('sockets.add', add);
    expect(ask).toHaveBeenCalledOnce();
    await new Promise((resolve) => setImmediate(resolve));
    gestures.renew();
    await call('send.stop', {});
    expect(await call('sockets.add', add)).toMatchObject({ ok: true });
    await call('sockets.add', add);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks nothing while it asks something', async () => {
    const { ask, call } = windowOf(false);
    const asked = Array.from({ length: 50 }, () => call('demonstration.start', {}));
    await Promise.all(asked);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('does what the person agrees to', async () => {
    const { done, call } = windowOf(true);
    expect(await call('sockets.add', add)).toMatchObject({ ok: true });
    expect(done).toHaveBeenCalledExactlyOnceWith('sockets.add');
  });

  it('asks about what is dropped, whatever was pressed', async () => {
    const { ask, gestures, call } = windowOf(false);
    gestures.renew();
    expect(await call('files.dropped', { paths: ['/tmp/a\u202egnp.pcap'] })).toMatchObject(refused);
    expect(ask).toHaveBeenCalledExactlyOnceWith('Open /tmp/a\\u202egnp.pcap?');
  });

  it('starts the replay that a person had surveyed, once', async () => {
    const { ask, gestures, call } = windowOf(false);
    gestures.renew();
    await call('replay.survey', {});
    expect(await call('replay.start', { plan: 8 })).toMatchObject(refused);
    expect(await call('replay.start', { plan: 7 })).toMatchObject({ ok: true });
    expect(await call('replay.start', { plan: 7 })).toMatchObject(refused);
    expect(ask).toHaveBeenCalledOnce();
  });

  it('finds out no way of a datagram while nobody is at the window', async () => {
    const { inputs, gestures, call } = windowOf(false);
    const checked = { content: { kind: 'hex', text: '00' }, to: '192.0.2.1:9', interface: null };
    await call('send.check', checked);
    gestures.note({ type: 'keyDown', key: 'a' });
    await call('send.check', checked);
    expect(inputs).toEqual([{ ...checked, to: null }, checked]);
  });

  it('shows one dialog for a file at a time', async () => {
    const { done, call } = windowOf(true);
    const both = await Promise.all([call('send.choose-file', {}), call('replay.save', {})]);
    expect(both).toMatchObject([{ ok: true }, refused]);
    expect(done).toHaveBeenCalledExactlyOnceWith('send.choose-file');
  });

  it('has every other call go by unasked', async () => {
    const { ask, call } = windowOf(false);
    const names = Object.keys(calls) as CallName[];
    const others = names.filter((name) => openings[name] === undefined && !choosers.has(name));
    const answers = await Promise.all(others.map((name) => call(name, {})));
    expect(answers.every((answer) => answer?.ok)).toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });
});
