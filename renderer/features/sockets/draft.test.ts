import { describe, expect, it } from 'vitest';
import { addressOf, initialDraft, problemsOf, withFamily } from './draft';

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
    expect(addressOf({ family: 6, host: ' ::1 ', port: ' 514 ' })).toMatchObject({ host: '::1' });
  });

  it('tells an address of the other family from nonsense', () => {
    expect(problemsOf({ ...initialDraft, host: '::1' }).host).toContain('choose UDP 6');
    expect(problemsOf({ ...initialDraft, host: 'localhost' }).host).toContain('"localhost"');
    expect(problemsOf({ ...initialDraft, host: '' }).host).toContain('0.0.0.0');
    expect(problemsOf({ ...initialDraft, family: 6, host: '' }).host).toContain('::');
  });

  it.each(['', '65536', '-1', '5.5', '1e3', '0x1', 'syslog'])('refuses the port "%s"', (port) => {
    expect(problemsOf({ ...initialDraft, port }).port).toMatch(/port/iu);
    expect(addressOf({ ...initialDraft, port })).toBeUndefined();
  });

  it('accepts port 0, which lets the system choose', () => {
    expect(problemsOf({ ...initialDraft, port: '0' })).toEqual({});
  });

  it('carries an address over to the other family where it has a counterpart', () => {
    expect(withFamily(initialDraft, 6).host).toBe('::');
    expect(withFamily({ ...initialDraft, family: 6, host: '::1' }, 4).host).toBe('127.0.0.1');
    expect(withFamily({ ...initialDraft, host: '10.0.0.7' }, 6).host).toBe('10.0.0.7');
  });
});
