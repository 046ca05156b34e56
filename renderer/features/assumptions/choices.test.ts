import { defaultAssumptions, isZone } from '../../../electron/contract';
import { expect, it } from 'vitest';
import { wordsOf, zoneGroups } from './choices';

it('puts zones below their regions, and has fixed offsets', () => {
  const groups = zoneGroups(['America/Argentina/Rio_Gallegos', 'Europe/Zurich', 'UTC']);
  expect(groups.slice(1)).toEqual([
    {
      label: 'America',
      zones: [{ zone: 'America/Argentina/Rio_Gallegos', label: 'Argentina/Rio Gallegos' }],
    },
    { label: 'Europe', zones: [{ zone: 'Europe/Zurich', label: 'Zurich' }] },
  ]);
  expect(groups[0]?.zones).toContainEqual({ zone: '+05:45', label: 'UTC+05:45' });
});

it('offers nothing that the main process would refuse', () => {
  const groups = zoneGroups(Intl.supportedValuesOf('timeZone'));
  const zones = groups.flatMap((group) => group.zones.map(({ zone }) => zone));
  expect(zones.length).toBeGreaterThan(400);
  expect(zones.filter((zone) => !isZone(zone))).toEqual([]);
});

it('says what is assumed', () => {
  expect(wordsOf(defaultAssumptions)).toBe('UTF-8, local time');
  expect(wordsOf({ charset: 'gbk', zone: '+08:00' })).toBe('GBK, +08:00');
});
