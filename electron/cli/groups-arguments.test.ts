import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

const target = { family: 4, group: '239.1.1.1', port: 5000, interface: 'eth0' };

describe('the command line of groups and diagnose', () => {
  it('is read', () => {
    expect(readArguments(['groups'])).toEqual({
      ok: true,
      value: { command: 'groups', interface: null, format: 'text' },
    });
    expect(readArguments(['diagnose', '239.1.1.1:5000%eth0'])).toEqual({
      ok: true,
      value: { command: 'diagnose', target, source: null, seconds: 5, joins: true, format: 'text' },
    });
    const all = ['--source', '10.1.0.2', '--seconds', '2.5', '--no-join', '--format', 'json'];
    expect(readArguments(['diagnose', '239.1.1.1:5000%eth0', ...all])).toMatchObject({
      value: { source: '10.1.0.2', seconds: 2.5, joins: false, format: 'json' },
    });
  });

  it.each([
    ['groups', 'eth0'],
    ['groups', '--format', 'jsonl'],
    ['groups', '--seconds', '2'],
    ['diagnose'],
    ['diagnose', '10.0.0.1:5000'],
    ['diagnose', '239.1.1.1:5000', '239.1.1.2:5000'],
    ['diagnose', '239.1.1.1:5000', '--source', '::1'],
    ['diagnose', '239.1.1.1:5000', '--source', '239.1.1.1'],
    ['diagnose', '239.1.1.1:5000', '--seconds', '0'],
    ['diagnose', '239.1.1.1:5000', '--seconds', '301'],
    ['diagnose', '239.1.1.1:5000', '--count', '1'],
    ['listen', 'udp://127.0.0.1:0', '--source', '10.0.0.1'],
  ])('is refused: %s %s %s %s', (...args) => {
    expect(readArguments(args).ok).toBe(false);
  });
});
