import { describe, expect, it } from 'vitest';
import { checkText } from './check-text';
import { readManner } from './read-manner';
import { readRequest } from './read-request';
import { requestTo } from './testing/request';

describe('a request', () => {
  it('has rows and times, mappings and what is for the rest', () => {
    const request = requestTo(' none ', { from: ' 5 ', until: '1970-01-01 00:00:01Z' });
    const where = { ...request.where, mappings: ['10.0.0.0/8=127.0.0.1:9'], ttl: 3 };
    expect(readRequest({ ...request, where })).toMatchObject({
      value: {
        range: { first: 5, last: Number.MAX_SAFE_INTEGER, before: 1_000_000_000n },
        routes: [{ destination: '10.0.0.0/8' }, { to: { kind: 'nowhere' } }],
        ttl: 3,
      },
    });
  });

  it.each([
    [{ from: '0' }, 'number of a datagram'],
    [{ until: 'soon' }, 'number of a datagram'],
    [{ filter: 'udp ==' }, 'filter is wrong'],
  ])('with %j makes no sense', (what, message) => {
    expect(readRequest(requestTo('', what))).toMatchObject({
      error: { message: expect.stringContaining(message) },
    });
  });
});

describe('its manner', () => {
  const request = requestTo('');

  it('counts a start from now on', () => {
    const when = { ...request.when, startAt: '+5' };
    expect(readManner({ ...request, when }, 1000)).toMatchObject({
      value: { startAt: 6_000_000_000n, timing: 'balanced' },
    });
  });

  it.each([
    ['when', { startAt: '1970-01-01' }, 'has passed'],
    ['where', { interface: 'none0' }, 'no interface "none0"'],
    ['rewriting', { replace: ['a=bc'] }, '1 bytes by 2'],
  ] as const)('with another %s of %j makes no sense', (part, changed, message) => {
    const input = { ...request, [part]: { ...request[part], ...changed } };
    expect(readManner(input, Date.now())).toMatchObject({
      error: { message: expect.stringContaining(message) },
    });
  });
});

describe('the text of a field', () => {
  it.each([
    ['place', '12'],
    ['mapping', '*=127.0.0.1:9'],
    ['target', 'none'],
    ['replacement', 'a=b'],
    ['start', '+5'],
  ] as const)('of a %s may be %s', (kind, text) => {
    expect(checkText(kind, text)).toBeNull();
    expect(checkText(kind, 'x')).toMatchObject({ code: 'INPUT_INVALID' });
  });
});
