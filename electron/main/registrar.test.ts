import { describe, expect, it, vi } from 'vitest';
import { callChannel, calls, success, type CallName } from '../contract';
import { refuseCalls, registerCalls, type Handlers, type Trust } from './registrar';
import { inputs } from './testing/inputs';
import { address } from './testing/inputs/parts';

type Listener = (event: { senderFrame: unknown }, ...inputs: unknown[]) => unknown;

const wrongForAll = {
  nothing: undefined,
  null: null,
  text: 'x',
  'a number': 1,
  'a list': [],
  'a date': new Date(0),
};

function register({ trust = () => true }: { trust?: Trust } = {}) {
  const listeners = new Map<string, Listener>();
  const names = Object.keys(calls) as CallName[];
  const handlers = Object.fromEntries(names.map((name) => [name, vi.fn(() => success(null))]));
  const ipc = {
    handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
    removeHandler: (channel: string) => listeners.delete(channel),
  };
  const unregister = registerCalls(ipc as never, handlers as unknown as Handlers, trust);
  const invoke = (name: CallName, ...sent: unknown[]) =>
    listeners.get(callChannel(name))?.({ senderFrame: { url: 'https://example.org' } }, ...sent);
  return { handlers, invoke, listeners, unregister };
}

describe.each(Object.keys(calls) as CallName[])('%s', (name) => {
  it('reaches its handler with an input that the contract allows', async () => {
    const { handlers, invoke } = register();
    expect(await invoke(name, inputs[name].right)).toEqual({ ok: true, value: null });
    expect(handlers[name]).toHaveBeenCalledExactlyOnceWith(inputs[name].right);
  });

  it.each(Object.entries({ ...wrongForAll, ...inputs[name].wrong }))(
    'refuses %s',
    async (_what, input) => {
      const { handlers, invoke } = register();
      expect(await invoke(name, input)).toMatchObject({
        ok: false,
        error: { code: 'INPUT_INVALID' },
      });
      expect(handlers[name]).not.toHaveBeenCalled();
    },
  );

  it('refuses no argument and two', async () => {
    const { handlers, invoke } = register();
    expect(await invoke(name)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(await invoke(name, inputs[name].right, 1)).toMatchObject({ ok: false });
    expect(handlers[name]).not.toHaveBeenCalled();
  });

  it('refuses a foreign sender before it looks at the input', async () => {
    const { handlers, invoke } = register({ trust: () => false });
    expect(await invoke(name, inputs[name].right)).toMatchObject({
      ok: false,
      error: { code: 'SENDER_REFUSED' },
    });
    expect(handlers[name]).not.toHaveBeenCalled();
  });
});

describe('refuseCalls', () => {
  it('refuses the sender of every call, whatever the input', async () => {
    const listeners = new Map<string, Listener>();
    refuseCalls({
      handle: (channel: string, listener: Listener) => listeners.set(channel, listener),
    } as never);
    for (const name of Object.keys(calls) as CallName[]) {
      const answer = await listeners.get(callChannel(name))?.({ senderFrame: null }, inputs[name]);
      expect(answer).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    }
  });
});

describe('registerCalls', () => {
  it('answers with a value when a handler throws', async () => {
    const { handlers, invoke } = register();
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    handlers['log.rows']?.mockImplementation(() => {
      throw new Error('out of ideas');
    });
    expect(await invoke('log.rows', inputs['log.rows'].right)).toMatchObject({
      ok: false,
      error: { code: 'INTERNAL', message: 'log.rows failed: out of ideas' },
    });
    log.mockRestore();
  });

  it('stops at the first thing that is wrong in a list of millions', async () => {
    const { invoke } = register();
    const paths: unknown[] = Array.from({ length: 3_000_000 }, () => 1);
    const before = process.memoryUsage.rss();
    expect(await invoke('files.dropped', { paths })).toMatchObject({ ok: false });
    // An issue of each of them would take more than a gigabyte.
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024);
  });

  it('names the field that is wrong', async () => {
    const { invoke } = register();
    expect(await invoke('sockets.add', { address: { ...address, port: 70_000 } })).toMatchObject({
      error: {
        message: 'sockets.add: address.port: the port is above 65535; it must be 0 to 65535',
      },
    });
  });

  it('closes every door when it is undone', () => {
    const { listeners, unregister } = register();
    expect(listeners.size).toBe(Object.keys(calls).length);
    unregister();
    expect(listeners.size).toBe(0);
  });
});
