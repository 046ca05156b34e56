import { describe, expect, it } from 'vitest';
import { Announcements } from './announcements';
import type { Finding } from './protocol';
import { heardSample, noon } from './testing/heard';

function announced(key: string, lifetime = 60): Finding & { kind: 'announced' } {
  const place = { media: 'audio', host: '239.1.1.1', port: 5004, sources: [] };
  return {
    kind: 'announced',
    key,
    lifetime,
    announced: { kind: 'session', name: `name of ${key}`, places: [place], facts: [] },
  };
}

function from(src: string, time = noon, on = 'eth0') {
  return heardSample('sap', { src, time, interface: on });
}

describe('Announcements', () => {
  it('is one announcement, however often and wherever it is heard', () => {
    const list = new Announcements();
    expect(list.take('sap', announced('a'), from('10.0.0.1'))?.kind).toBe('added');
    expect(list.take('sap', announced('a'), from('10.0.0.1', noon + 5000, 'eth1'))).toBeNull();
    expect(list.matching('')).toMatchObject([
      {
        id: 1,
        firstHeard: noon,
        lastHeard: noon + 5000,
        expires: noon + 65_000,
        heard: 2,
        interfaces: ['eth0', 'eth1'],
      },
    ]);
  });

  it('lets go what is not heard any more', () => {
    const list = new Announcements();
    list.take('sap', announced('a', 10), from('10.0.0.1'));
    expect(list.expire(noon + 9999)).toEqual([]);
    expect(list.expire(noon + 10_000)).toMatchObject([{ name: 'name of a' }]);
    expect(list.size).toBe(0);
  });

  it('is taken back by whoever announced it, and by nobody else', () => {
    const list = new Announcements();
    list.take('sap', announced('a'), from('10.0.0.1'));
    const withdrawn = { kind: 'withdrawn', key: 'a' } as const;
    expect(list.take('sap', withdrawn, from('10.0.0.2'))).toBeNull();
    expect(list.take('mdns', withdrawn, from('10.0.0.1'))).toBeNull();
    expect(list.take('sap', withdrawn, from('10.0.0.1'))?.kind).toBe('removed');
    expect(list.size).toBe(0);
  });

  it('gives one host little room, and what it was silent about for longest goes first', () => {
    const list = new Announcements();
    for (let at = 0; at < 1000; at += 1) list.take('sap', announced(`${at}`), from('10.0.0.1'));
    list.take('sap', announced('0'), from('10.0.0.1'));
    for (let at = 0; at < 500; at += 1) list.take('sap', announced(`x${at}`), from('10.0.0.1'));
    list.take('sap', announced('other'), from('10.0.0.2'));
    expect(list.size).toBe(1001);
    const names = list.matching('').map(({ name }) => name);
    expect(names).toContain('name of 0');
    expect(names).not.toContain('name of 1');
  });

  it('has an end, whoever announces', () => {
    const list = new Announcements();
    for (let at = 0; at < 12_000; at += 1) {
      list.take('sap', announced(`${at}`), from(`10.0.${at >> 8}.${at & 0xff}`));
    }
    expect(list.size).toBe(10_000);
    expect(list.matching('name of 1999')).toHaveLength(0);
    expect(list.matching('name of 11999')).toHaveLength(1);
  });

  it('finds texts in whatever was said', () => {
    const list = new Announcements();
    list.take('sap', announced('a'), from('10.0.0.1'));
    for (const text of ['NAME OF A', '239.1.1.1:5004', 'sap', '10.0.0.1', ' audio ']) {
      expect(list.matching(text)).toHaveLength(1);
    }
    expect(list.matching('video')).toEqual([]);
    expect(list.find(1)?.name).toBe('name of a');
  });
});
