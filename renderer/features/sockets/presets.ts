import { emptyGroup, type GroupDraft } from './group-draft';
import { initialSetup, type SetupDraft } from './setup-draft';

/** A socket that many want, ready to be filled in. */
export interface Preset {
  name: string;
  /** What it is for, with where that is written down. */
  title: string;
  /** As IPv4, or as IPv6 where somebody has chosen that. */
  fill: (family: 4 | 6) => SetupDraft;
}

interface Service {
  name: string;
  title: string;
  port: number;
  /** By family. Others on the machine listen to well-known groups as well, so that the port is shared. */
  groups?: Readonly<Record<4 | 6, readonly string[]>>;
}

const services: readonly Service[] = [
  { name: 'Syslog 514', title: 'Syslog at its own port (RFC 5426)', port: 514 },
  { name: 'Syslog 5514', title: 'Syslog at a port that needs no privileges', port: 5514 },
  {
    name: 'mDNS',
    title: 'Names and services of the local network (RFC 6762)',
    port: 5353,
    groups: { 4: ['224.0.0.251'], 6: ['ff02::fb'] },
  },
  {
    name: 'SSDP',
    title: 'Devices that announce themselves (UPnP Device Architecture)',
    port: 1900,
    groups: { 4: ['239.255.255.250'], 6: ['ff02::c'] },
  },
  {
    name: 'SAP',
    title: 'Announcements of sessions (RFC 2974)',
    port: 9875,
    groups: { 4: ['224.2.127.254'], 6: ['ff0e::2:7ffe'] },
  },
  {
    name: 'PTP event',
    title: 'Precision time, messages that are timed (IEEE 1588, port 319)',
    port: 319,
    groups: { 4: ['224.0.1.129', '224.0.0.107'], 6: ['ff0e::181', 'ff02::6b'] },
  },
  {
    name: 'PTP general',
    title: 'Precision time, all other messages (IEEE 1588, port 320)',
    port: 320,
    groups: { 4: ['224.0.1.129', '224.0.0.107'], 6: ['ff0e::181', 'ff02::6b'] },
  },
  { name: 'RTP', title: 'Sound and pictures at the usual port (RFC 3551)', port: 5004 },
];

const localLog: Preset = {
  name: 'Local log',
  title:
    'A Unix socket that takes what programs of all users would write to /dev/log: logger -u PATH',
  fill: () => ({
    ...initialSetup,
    socket: { ...initialSetup.socket, kind: 'unix', host: '/tmp/gramscope-log.sock' },
    // As that of /dev/log.
    othersMaySend: true,
  }),
};

function groupOf(group: string): GroupDraft {
  return { ...emptyGroup, group };
}

export const presets: readonly Preset[] = [
  ...services.map(({ name, title, port, groups }): Preset => ({
    name,
    title,
    fill: (family) => ({
      ...initialSetup,
      socket: { kind: family, host: family === 4 ? '0.0.0.0' : '::', port: String(port) },
      groups: (groups?.[family] ?? []).map(groupOf),
      reuseAddress: groups !== undefined,
    }),
  })),
  localLog,
];
