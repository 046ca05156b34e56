import { describe, expect, it } from 'vitest';
import { parseDestination } from '../../../electron/contract';
import { initialDraft, optionsFor, problemsOf, requestOf, type Draft } from './draft';

function draft(change: Partial<Draft> = {}): Draft {
  return { ...initialDraft, text: 'a', placeholders: false, ...change };
}

describe('the draft of a message', () => {
  it('is sent as it stands there', () => {
    expect(
      requestOf(draft({ to: ' 239.1.1.1:5000 ', ttl: '4', interface: 'lo', count: '' })),
    ).toEqual({
      content: { kind: 'text', text: 'a', placeholders: false },
      to: '239.1.1.1:5000',
      origin: { kind: 'throwaway', options: { ttl: 4, loopback: true, interface: 'lo' } },
      repetition: { count: null, interval: 1 },
    });
  });

  it('leaves out options that mean nothing for its destination', () => {
    const options = { ttl: '4', interface: 'lo', loopback: false };
    expect(requestOf(draft({ ...options, to: '127.0.0.1:1' }))?.origin).toMatchObject({
      options: { ttl: 4, loopback: true, interface: null },
    });
    expect(requestOf(draft({ ...options, to: '/a.sock' }))?.origin).toMatchObject({
      options: { ttl: null, loopback: true, interface: null },
    });
    expect(requestOf(draft({ ...options, to: '[::1]:1', origin: 7 }))?.origin).toEqual({
      kind: 'socket',
      id: 7,
    });
  });

  it.each([
    [{ to: '' }, 'to'],
    [{ to: '127.0.0.1' }, 'to'],
    [{ ttl: '256' }, 'ttl'],
    [{ ttl: '1.5' }, 'ttl'],
    [{ count: '0' }, 'count'],
    [{ count: '1e3' }, 'count'],
    [{ interval: '' }, 'interval'],
    [{ interval: '-1' }, 'interval'],
    [{ interval: '86401' }, 'interval'],
    [{ form: 'file' }, 'file'],
  ] as const)('is not sent with %j', (change, field) => {
    expect(Object.keys(problemsOf(draft(change)))).toEqual([field]);
    expect(requestOf(draft(change))).toBeNull();
  });

  it('is a test stream from a throw-away socket', () => {
    const test = {
      ...initialDraft.test,
      rate: '1.5',
      pace: 'bits',
      streams: '3',
      count: '7',
    } as const;
    const content = {
      kind: 'test',
      length: 300,
      streams: 3,
      pace: { kind: 'bits', perSecond: 1_500_000 },
    };
    expect(requestOf(draft({ form: 'test', test, origin: 4, to: '239.1.1.1:5' }))).toMatchObject({
      content,
      origin: { kind: 'throwaway' },
      repetition: { count: 7 },
    });
    const top = { ...test, pace: 'top', rate: '', count: '' } as const;
    expect(requestOf(draft({ form: 'test', test: top }))).toMatchObject({
      content: { pace: { kind: 'top' } },
      repetition: { count: null },
    });
  });

  it.each([
    [{ rate: '0' }, 'rate'],
    [{ rate: '1e3' }, 'rate'],
    [{ length: '39' }, 'length'],
    [{ length: '65508' }, 'length'],
    [{ streams: '4097' }, 'streams'],
    [{ count: '1.5' }, 'count'],
  ] as const)('is no test stream with %j', (change, field) => {
    const wrong = draft({ form: 'test', test: { ...initialDraft.test, ...change } });
    expect(Object.keys(problemsOf(wrong))).toEqual([field]);
    expect(requestOf(wrong)).toBeNull();
  });

  it('does not judge hops where they are not used', () => {
    expect(problemsOf(draft({ ttl: 'x', to: '/a.sock' }))).toEqual({});
    expect(problemsOf(draft({ ttl: 'x', origin: 1 }))).toEqual({});
  });

  it.each([
    ['127.0.0.1:1', { ttl: true, loopback: false, interface: false }],
    ['255.255.255.255:1', { ttl: true, loopback: false, interface: true }],
    ['[fe80::1]:1', { ttl: true, loopback: false, interface: true }],
    ['[fe80::1%lo]:1', { ttl: true, loopback: false, interface: false }],
    ['[ff02::1]:1', { ttl: true, loopback: true, interface: true }],
    ['@name', { ttl: false, loopback: false, interface: false }],
  ])('%s uses %j', (to, uses) => {
    const parsed = parseDestination(to);
    expect(optionsFor(parsed.ok ? parsed.value : null)).toEqual(uses);
  });
});
