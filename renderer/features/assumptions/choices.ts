import type { Assumptions, Charset } from '../../../electron/contract';

/** What character sets are called. */
export const charsetNames: Readonly<Record<Charset, string>> = {
  'utf-8': 'UTF-8',
  latin1: 'Latin-1',
  'windows-1252': 'Windows-1252',
  gbk: 'GBK',
  shift_jis: 'Shift-JIS',
};

/** Zones that belong together. */
export interface ZoneGroup {
  label: string;
  zones: readonly { zone: string; label: string }[];
}

/** What clocks that know no rules are set to, somewhere. */
const offsets = [
  '-12:00 -11:00 -10:00 -09:30 -09:00 -08:00 -07:00 -06:00 -05:00 -04:00 -03:30 -03:00 -02:00 -01:00',
  '+00:00 +01:00 +02:00 +03:00 +03:30 +04:00 +04:30 +05:00 +05:30 +05:45 +06:00 +06:30 +07:00',
  '+08:00 +08:45 +09:00 +09:30 +10:00 +10:30 +11:00 +12:00 +12:45 +13:00 +14:00',
].flatMap((line) => line.split(' '));

/** The zones of IANA by their region, and fixed offsets. */
export function zoneGroups(names: readonly string[]): ZoneGroup[] {
  const regions = new Map<string, { zone: string; label: string }[]>();
  for (const zone of names) {
    const [region = '', ...place] = zone.split('/');
    if (place.length === 0) continue;
    const label = place.join('/').replaceAll('_', ' ');
    regions.set(region, [...(regions.get(region) ?? []), { zone, label }]);
  }
  return [
    { label: 'Offset', zones: offsets.map((zone) => ({ zone, label: `UTC${zone}` })) },
    ...Array.from(regions, ([label, zones]) => ({ label, zones })),
  ];
}

/** Both in a few words: `UTF-8, local time`. */
export function wordsOf({ charset, zone }: Assumptions): string {
  return `${charsetNames[charset]}, ${zone === 'local' ? 'local time' : zone}`;
}
