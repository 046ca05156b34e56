import { expect, test } from 'vitest';
import { completeFilter } from './complete';

/** The cursor stands where `|` is. */
function offered(text: string): string[] {
  const cursor = text.indexOf('|');
  return completeFilter(text.replace('|', ''), cursor).items.map((item) => item.text);
}

test('the beginning of a field offers the fields that begin with it, then those that contain it', () => {
  expect(offered('udp.p|').slice(0, 2)).toEqual(['udp.port', 'udp.payload']);
  expect(offered('hostn|')).toContain('syslog.hostname');
});

test('what was typed is replaced, up to the cursor', () => {
  const text = 'udp and syslog.le';
  expect(completeFilter(text, text.length)).toMatchObject({ from: 8, to: 17 });
});

test.each([
  ['|', ['frame', 'not', 'len('], ['and', '==']],
  ['udp.port |', ['==', 'in', '>=', 'and'], ['contains', 'udp.port']],
  ['syslog.msg |', ['contains', 'matches', '=='], []],
  ['syslog |', ['and', 'or', 'contains'], ['==']],
  ['udp.port == 514 |', ['and', 'or', 'xor'], ['==', 'udp.port']],
  ['udp.port == 514 and |', ['udp.port', 'not'], ['and']],
  ['syslog.level <= |', ['warning', 'err', 'syslog.facility'], ['udp', '==']],
  ['syslog.level <= w|', ['warning', 'warn'], ['err']],
  ['syslog.facility in {|', ['kern', 'local7'], ['udp.port']],
  ['syslog.facility in {kern, |', ['mail'], ['udp.port']],
  ['not (udp.port == 1 or |', ['udp.port'], ['and']],
  ['len(|', ['syslog.msg'], []],
])('%s', (text, some, none) => {
  const items = offered(text);
  expect(items).toEqual(expect.arrayContaining(some));
  for (const item of none) expect(items).not.toContain(item);
});

test.each(['udp.port ]] |', 'syslog.msg == "ab|', 'udp.port == == |'])(
  'nothing is offered in %s',
  (text) => {
    expect(offered(text)).toEqual([]);
  },
);

test('every item says what it is', () => {
  for (const text of ['', 'udp.port ', 'udp ', 'udp.port == 1 ', 'syslog.level == ']) {
    const { items } = completeFilter(text, text.length);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item.description).not.toBe('');
  }
});
