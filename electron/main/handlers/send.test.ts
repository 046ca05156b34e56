import { describe, expect, it, vi } from 'vitest';
import { failure, success, type CallInput } from '../../contract';
import type { WindowSending } from '../window-sending';
import { sendHandlers } from './send';

function pathOf(file: number) {
  return file === 1 ? success(import.meta.filename) : failure('INPUT_INVALID', 'none');
}

/**
 * Handlers of a window in which one file was chosen, and the sendings that they begin. Its socket 1 sends to groups
 * with 9 hops, its socket 2 with one.
 */
function handlers() {
  const start = vi.fn((_request: unknown) => Promise.resolve(success(null)));
  const sockets = [9, 1].map((multicastTtl, at) => ({ id: at + 1, options: { multicastTtl } }));
  const live = { capture: { state: () => ({ sockets }) } };
  // Nothing else of a window is asked for.
  const startTest = vi.fn((_test: unknown) => success(null));
  const sendings = { start, startTest };
  const sending = { sendings, files: { pathOf }, live } as unknown as WindowSending;
  return { ...sendHandlers(sending), start, startTest };
}

const request: CallInput<'send.start'> = {
  content: { kind: 'text', text: 'a', placeholders: false },
  to: '127.0.0.1:5514',
  origin: { kind: 'throwaway', options: { ttl: null, loopback: true, interface: null } },
  repetition: { count: null, interval: 0.5 },
  agreed: false,
};

describe('send.start', () => {
  it('begins what the person wrote', async () => {
    const { start, ...calls } = handlers();
    expect(await calls['send.start'](request)).toEqual(success(null));
    expect(start).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ count: Infinity, interval: 0.5, origin: request.origin }),
    );
  });

  it.each([
    { to: '198.51.100.1:514' },
    { repetition: { count: null, interval: 0 } },
    { to: '239.1.1.1:5000', origin: { kind: 'throwaway', options: { ttl: 9 } } },
    { to: '239.1.1.1:5000', origin: { kind: 'socket', id: 1 } },
  ])('asks before %j', async (change) => {
    const { start, ...calls } = handlers();
    // The registrar has made sure of the rest.
    const asked = { ...request, ...change } as CallInput<'send.start'>;
    expect(await calls['send.start'](asked)).toMatchObject({
      error: { code: 'CONFIRMATION_NEEDED' },
    });
    expect(start).not.toHaveBeenCalled();
    expect(await calls['send.start']({ ...asked, agreed: true })).toEqual(success(null));
  });

  it('asks nothing where a socket reaches the link alone', async () => {
    const { start, ...calls } = handlers();
    const origin = { kind: 'socket', id: 2 } as const;
    expect(await calls['send.start']({ ...request, to: '239.1.1.1:5000', origin })).toMatchObject({
      ok: true,
    });
    expect(start).toHaveBeenCalledOnce();
  });

  it('sends nothing that cannot be read', async () => {
    const { start, ...calls } = handlers();
    const content = { kind: 'hex', text: 'zz' } as const;
    expect(await calls['send.start']({ ...request, content })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    });
    expect(start).not.toHaveBeenCalled();
  });

  it('knows files by number alone', async () => {
    const { start, ...calls } = handlers();
    const known = { kind: 'file', file: 1 } as const;
    expect(await calls['send.start']({ ...request, content: known })).toEqual(success(null));
    const unknown = { kind: 'file', file: 2 } as const;
    expect(await calls['send.start']({ ...request, content: unknown })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    });
    expect(start).toHaveBeenCalledTimes(1);
  });
});

describe('a test stream', () => {
  const pace = { kind: 'datagrams', perSecond: 100 } as const;
  const content = { kind: 'test', length: 300, streams: 2, pace } as const;

  it('begins with as many streams as the person wants', async () => {
    const { startTest, ...calls } = handlers();
    expect(await calls['send.start']({ ...request, content })).toEqual(success(null));
    expect(startTest).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        count: Infinity,
        destinations: [5514, 5515].map((port) => ({ address: '127.0.0.1', port })),
      }),
    );
  });

  it.each([
    { to: '239.1.1.1:5', origin: { kind: 'throwaway', options: { ttl: 9, loopback: true } } },
    { content: { ...content, pace: { kind: 'top' } } },
  ])('is asked about before %j', async (change) => {
    const { startTest, ...calls } = handlers();
    // The registrar has made sure of the rest.
    const asked = { ...request, content, ...change } as CallInput<'send.start'>;
    expect(await calls['send.start'](asked)).toMatchObject({
      error: { code: 'CONFIRMATION_NEEDED' },
    });
    expect(startTest).not.toHaveBeenCalled();
    expect(await calls['send.start']({ ...asked, agreed: true })).toEqual(success(null));
  });

  it.each([
    [{ origin: { kind: 'socket', id: 1 } as const }, 'from a socket of the capture'],
    [{ to: '127.0.0.1:65535' }, 'fewer than 2 ports'],
    [{ to: '/run/log' }, 'is a Unix socket'],
  ])('is refused with %j', async (change, why) => {
    const { startTest, ...calls } = handlers();
    expect(await calls['send.start']({ ...request, content, ...change })).toMatchObject({
      error: { message: expect.stringContaining(why) },
    });
    expect(startTest).not.toHaveBeenCalled();
  });

  it('is shown as it begins', async () => {
    const { startTest: _, ...calls } = handlers();
    const checked = await calls['send.check']({ content, to: '127.0.0.1:5514', interface: null });
    expect(checked).toMatchObject({ value: { bytes: 300, problem: null, warnings: [] } });
    const shown = checked.ok ? Buffer.from(checked.value.preview, 'hex') : Buffer.alloc(0);
    expect(shown.toString('latin1', 0, 8)).toBe('GRAMTEST');
  });
});
