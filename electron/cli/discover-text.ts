import {
  discoveryProtocols,
  discoveryTitles,
  formatEndpoint,
  type Announcement,
  type SweepEstimate,
  type SweepFind,
  type SweepState,
} from '../contract';
import type { DiscoveryNews } from '../engine';

const signs: Readonly<Record<DiscoveryNews['kind'], string>> = {
  added: '+',
  changed: '~',
  removed: '-',
  expired: '-',
};

/** One line: what, where, from whom, and what else. */
export function newsAsText({ kind, announcement }: DiscoveryNews): string {
  const { protocol, name, from, interfaces, places, facts } = announcement;
  const where = places.map(({ media, host, port, sources }) => {
    const only = sources.length === 0 ? '' : ` for ${sources.join(', ')}`;
    return `${media} ${formatEndpoint(host, port)}${only}`.trim();
  });
  const parts = [
    `${signs[kind]} ${discoveryTitles[protocol]}`,
    announcement.kind,
    name,
    where.join('; '),
    `from ${from} on ${interfaces.join(', ')}`,
    facts.map((fact) => `${fact.name} ${fact.value}`).join('; '),
    kind === 'expired' ? 'expired' : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** `announced 3: 1 SAP, 2 mDNS` */
export function announcedAsText(announcements: readonly Announcement[]): string {
  const counts = discoveryProtocols.flatMap((name) => {
    const { length } = announcements.filter(({ protocol }) => protocol === name);
    return length === 0 ? [] : [`${length} ${discoveryTitles[name]}`];
  });
  const list = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  return `announced ${announcements.length}${list}`;
}

export function findAsText(find: SweepFind): string {
  const { group, port, interface: name, datagrams, bytes, seconds, protocol } = find;
  const { smallest, largest, sources, sourceCount } = find;
  const sizes = smallest === largest ? `${smallest}` : `${smallest} to ${largest}`;
  const more = sourceCount > sources.length ? ` and ${sourceCount - sources.length} more` : '';
  const parts = [
    `${formatEndpoint(group, port)} on ${name}`,
    protocol || 'unknown payload',
    `${datagrams} datagrams, ${(datagrams / seconds).toFixed(1)} a second`,
    `${((bytes * 8) / seconds / 1000).toFixed(1)} kbit/s`,
    `${sizes} bytes`,
    `from ${sources.join(', ')}${more}`,
  ];
  return parts.join('  ');
}

export function estimateAsText(estimate: SweepEstimate): string {
  const { groups, ports, interfaces, joins, atOnce, seconds } = estimate;
  const what = `${counted(groups, 'group')} on ${counted(ports, 'port')} by ${interfaces.join(', ')}`;
  return `sweeping ${what}: ${counted(joins, 'join')}, ${atOnce} at once, about ${counted(Math.ceil(seconds), 'second')}`;
}

export function sweptAsText({ done, joins, found, refused }: SweepState): string {
  const missing = refused === 0 ? '' : `, ${refused} refused`;
  return `swept ${done} of ${counted(joins, 'join')}, ${found} carry something${missing}`;
}

export function progressAsText({ done, joins, found, remaining }: SweepState): string {
  return `${done} of ${joins} joins, ${found} found, ${Math.ceil(remaining)} seconds left`;
}

/** `1 port`, `2 ports` */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
