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
  const sending = { sendings: { start }, files: { pathOf }, live } as unknown as WindowSending;
  return { ...sendHandlers(sending), start };
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
