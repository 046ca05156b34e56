import { describe, expect, it } from 'vitest';
import { alertText } from './alert-text';
import type { Alert } from './rules';

const alert: Alert = {
  id: 1,
  rule: 'Flood',
  time: '1700000000.000000000',
  kind: 'threshold',
  seconds: 10,
  count: 12,
  notify: { desktop: false, sound: false },
  acknowledged: false,
};

describe('the text of an alert', () => {
  it.each([
    [{}, '12 datagrams, window of 10 s'],
    [{ count: 1, seconds: 0.5 }, '1 datagram, window of 0.5 s'],
    [{ kind: 'silence', count: 0, seconds: 60 }, 'nothing for 60 s'],
  ] as const)('of %j is "%s"', (changes, text) => {
    expect(alertText({ ...alert, ...changes })).toBe(text);
  });
});
