import { describe, expect, it } from 'vitest';
import { addressOf, hintOf, initialDraft, problemsOf, withKind } from './draft';

describe('the draft of a socket', () => {
  it('begins as something that can be listened on', () => {
    expect(problemsOf(initialDraft)).toEqual({});
    expect(addressOf(initialDraft)).toEqual({
      kind: 'udp',
      family: 4,
      host: '0.0.0.0',
      port: 5514,
    });
  });

  it('forgives spaces around what was pasted', () => {
    expect(addressOf({ kind: 6, host: ' ::1 ', port: ' 514 ' })).toMatchObject({ host: '::1' });
  });

  it('tells an address of the other family from nonsense', () => {
    expect(problemsOf({ ...initialDraft, host: '::1' }).host).toContain('choose UDP 6');
    expect(problemsOf({ ...initialDraft, host: 'localhost' }).host).toContain('"localhost"');
    expect(problemsOf({ ...initialDraft, host: '' }).host).toContain('0.0.0.0');
    expect(problemsOf({ ...initialDraft, kind: 6, host: '' }).host).toContain('::');
  });

  it.each(['', '65536', '-1', '5.5', '1e3', '0x1', 'syslog'])('refuses the port "%s"', (port) => {
    expect(problemsOf({ ...initialDraft, port }).port).toMatch(/port/iu);
    expect(addressOf({ ...initialDraft, port })).toBeUndefined();
  });

  it('accepts port 0, which lets the system choose', () => {
    expect(problemsOf({ ...initialDraft, port: '0' })).toEqual({});
  });

  it('carries an address over to the other family where it has a counterpart', () => {
    expect(withKind(initialDraft, 6).host).toBe('::');
    expect(withKind({ ...initialDraft, kind: 6, host: '::1' }, 4).host).toBe('127.0.0.1');
    expect(withKind({ ...initialDraft, host: '10.0.0.7' }, 6).host).toBe('10.0.0.7');
  });

  it('takes a multicast address for a group to join', () => {
    const group = { ...initialDraft, host: '239.1.1.1', port: '5000' };
    expect(addressOf(group)).toEqual({ kind: 'group', family: 4, group: '239.1.1.1', port: 5000 });
    expect(hintOf(group)).toContain('on every interface');
    expect(addressOf({ ...group, host: '10.0.0.7@232.1.1.1%eth0' })).toMatchObject({
      group: '232.1.1.1',
      source: '10.0.0.7',
      interface: 'eth0',
    });
    expect(hintOf({ ...group, host: '239.1.1.1%eth0' })).toBe('Joins 239.1.1.1 on eth0.');
    expect(problemsOf({ ...group, host: '239.1.1.1%' }).host).toContain('interface');
    expect(problemsOf({ ...group, host: '@10.0.0.1' }).host).toContain('not a multicast group');
    expect(hintOf(initialDraft)).toBeUndefined();
  });

  it('takes a path or an abstract name for a Unix socket, without a port', () => {
    const unix = { ...withKind(initialDraft, 'unix'), port: '' };
    expect(addressOf(unix)).toMatchObject({ kind: 'unix', path: '/tmp/gramscope.sock' });
    expect(addressOf({ ...unix, host: '@name' })).toMatchObject({ name: 'name' });
    expect(problemsOf(unix)).toEqual({});
    expect(problemsOf({ ...unix, host: '' }).host).toContain('path');
    expect(withKind(unix, 4).host).toBe('0.0.0.0');
  });
});
