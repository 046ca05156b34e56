import { longestHistory } from '../../../electron/contract';
import { describe, expect, it } from 'vitest';
import { edited, emptyHistory, recalled, remembered, type History } from './history';

const two = remembered(remembered(emptyHistory, 'udp'), 'syslog');

function walk(history: History, text: string, steps: readonly (-1 | 1)[]): string[] {
  const texts: string[] = [];
  let now = { history, text };
  for (const step of steps) {
    now = recalled(now.history, step, now.text) ?? now;
    texts.push(now.text);
  }
  return texts;
}

describe('the history of filters', () => {
  it('goes back from the newest, and forth to what was typed', () => {
    expect(walk(two, 'ip', [-1, -1, 1, 1])).toEqual(['syslog', 'udp', 'syslog', 'ip']);
  });

  it('ends at both ends', () => {
    expect(walk(two, 'ip', [1])).toEqual(['ip']);
    expect(walk(two, 'ip', [-1, -1, -1])).toEqual(['syslog', 'udp', 'udp']);
    expect(recalled(emptyHistory, -1, '')).toBeNull();
  });

  it('passes over the filter that is in the field already', () => {
    expect(walk(two, 'syslog', [-1, 1])).toEqual(['udp', 'syslog']);
  });

  it('begins at the newest again after the person typed', () => {
    const back = recalled(two, -1, '');
    expect(back && walk(edited(back.history), 'other', [-1])).toEqual(['syslog']);
  });

  it('has each filter once, and the newest of them only', () => {
    expect(remembered(two, 'udp').texts).toEqual(['syslog', 'udp']);
    let history = emptyHistory;
    for (let count = 0; count < 50; count += 1) history = remembered(history, `frame == ${count}`);
    expect(history.texts).toHaveLength(longestHistory);
    expect(history.texts.at(-1)).toBe('frame == 49');
  });
});
