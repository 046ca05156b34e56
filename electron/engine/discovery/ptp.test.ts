import { describe, expect, it } from 'vitest';
import { ptp } from './ptp';
import { announcedIn, heardSample } from './testing/heard';

describe('PTP', () => {
  it('tells the grandmaster that a clock announces', () => {
    const [found] = announcedIn(ptp.reader().read(heardSample('ptp-announce')));
    expect(found?.announced).toMatchObject({
      kind: 'boundary clock',
      name: 'ec-46-70-ff-fe-0a-0b-0c',
      places: [{ host: '224.0.1.129', port: 320 }],
    });
    expect(
      Object.fromEntries((found?.announced.facts ?? []).map((fact) => Object.values(fact))),
    ).toEqual({
      domain: '127',
      'clock class': '6',
      accuracy: 'within 100 ns',
      priorities: '128, 127',
      'steps removed': '1',
      'time source': 'GNSS',
      'UTC offset': '37 s',
      clock: '00-1b-21-ff-fe-12-34-56 port 1',
    });
    expect(found?.lifetime).toBe(10);
  });

  it('tells a clock of version 1 by its Sync', () => {
    const [found] = announcedIn(ptp.reader().read(heardSample('ptp-v1-sync')));
    expect(found?.announced).toMatchObject({
      kind: 'PTP version 1 clock',
      facts: [{ name: 'subdomain', value: '_DFLT' }],
    });
  });

  it('says nothing of other messages', () => {
    for (const name of ['ptp-sync', 'ptp-follow-up', 'ptp-delay-resp', 'llmnr'] as const) {
      expect(ptp.reader().read(heardSample(name))).toEqual([]);
    }
  });
});
