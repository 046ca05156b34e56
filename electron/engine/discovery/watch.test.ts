import { describe, expect, it } from 'vitest';
import type { Announcement, AnnouncedPlace } from '../../contract';
import { setupsOf } from './watch';

function announcement(places: Partial<AnnouncedPlace>[], interfaces = ['eth0']): Announcement {
  const place = { media: 'audio', host: '239.1.1.1', port: 5004, sources: [] };
  return {
    id: 1,
    protocol: 'sap',
    kind: 'session',
    name: 'Stage left',
    from: '10.0.0.1',
    interfaces,
    places: places.map((each) => ({ ...place, ...each })),
    facts: [],
    firstHeard: 0,
    lastHeard: 0,
    expires: null,
    heard: 1,
  };
}

const eth0 = { kind: 'group', family: 4, group: '239.1.1.1', port: 5004, interface: 'eth0' };

describe('what is watched of an announcement', () => {
  it('is a socket for each group and port, on the interface where it was heard', () => {
    expect(setupsOf(announcement([{}, { port: 5006 }, {}]))).toEqual({
      ok: true,
      value: [{ address: eth0 }, { address: { ...eth0, port: 5006 } }],
    });
  });

  it('is joined everywhere when it was heard in several places', () => {
    const { interface: _on, ...everywhere } = eth0;
    expect(setupsOf(announcement([{}], ['eth0', 'eth1']))).toEqual({
      ok: true,
      value: [{ address: everywhere }],
    });
  });

  it('is received from the sources alone that were named', () => {
    expect(setupsOf(announcement([{ sources: ['10.0.0.7'] }]))).toMatchObject({
      value: [{ address: { ...eth0, source: '10.0.0.7' } }],
    });
    const { value: [setup] = [] } = setupsOf(
      announcement([{ sources: ['10.0.0.7', '10.0.0.8'] }]),
    ) as { value?: unknown[] };
    expect(setup).toMatchObject({
      address: eth0,
      groups: [{ source: '10.0.0.7' }, { source: '10.0.0.8' }],
    });
  });

  it.each([
    [[], 'says of no group where it is'],
    [[{ host: '192.0.2.1' }], 'which is not a multicast group'],
    [[{ port: 0 }], 'port 0'],
    [[{ port: 70_000 }], 'above 65535'],
    [[{ host: '239.1.1.999' }], 'is not an IPv4 address'],
    [[{ sources: ['example.org'] }], 'is not an IPv4 address'],
    [[{ sources: ['10.0.0.1', '239.1.1.2'] }], 'must be the address of one sender'],
  ])('is refused in words: %j', (places, words) => {
    const refused = setupsOf(announcement(places));
    expect(refused).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
    expect(refused.ok ? '' : refused.error.message).toContain(words);
  });
});
