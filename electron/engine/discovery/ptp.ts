import type { Fields, FieldValue } from '../decode/payload';
import { ptp as decoder, timeSources } from '../decode/payload/ptp';
import { facts, type DiscoveryProtocol, type Finding, type Heard } from './protocol';

/** IEEE 1588-2019, annex D and E: the default groups, and those of the peer delay mechanism. */
const groups = ['224.0.1.129', '224.0.0.107', 'ff0e::181', 'ff02::6b'];

/** Event messages, and general ones. */
const ports = [319, 320];

/** Values of ptp.v2.messagetype, and of ptp.controlfield of version 1. */
const announce = 0xb;
const sync = 0;

/** Seconds without an announcement after which a clock is gone, at least. */
const leastLifetime = 10;

/** Announcements that may be missing before a clock is gone: three are usual (IEEE 1588-2019, J.3). */
const mostMissing = 4;

/** Clocks that announce themselves by PTP (IEEE 1588). */
export const ptp: DiscoveryProtocol = {
  name: 'ptp',
  rendezvous: groups.flatMap((group) => ports.map((port) => ({ group, port }))),
  reader: () => ({ read }),
};

function read(heard: Heard): Finding[] {
  const fields = decoder.decode(heard)?.fields ?? {};
  if (fields['ptp.v2.messagetype'] === announce) return [announced(fields, heard)];
  if (fields['ptp.controlfield'] === sync) return [announcedOfV1(fields, heard)];
  return [];
}

function announced(fields: Fields, heard: Heard): Finding {
  const field = (name: string) => one(fields[`ptp.v2.${name}`]);
  const clock = identityText(field('clockidentity'));
  const domain = field('domainnumber');
  const steps = field('an.localstepsremoved');
  const source = Number(field('timesource'));
  return {
    kind: 'announced',
    key: `${clock} ${field('sourceportid')} ${domain}`,
    lifetime: Math.max(leastLifetime, mostMissing * 2 ** Number(field('logmessageperiod'))) || 0,
    announced: {
      kind: steps === '0' ? 'grandmaster' : 'boundary clock',
      name: identityText(field('an.grandmasterclockidentity')),
      places: [placeOf(heard, 'PTP general messages')],
      facts: facts({
        domain,
        'clock class': field('an.grandmasterclockclass'),
        accuracy: accuracyText(Number(field('an.grandmasterclockaccuracy'))),
        priorities: `${field('an.priority1')}, ${field('an.priority2')}`,
        'steps removed': steps,
        'time source': timeSources[source] ?? String(source),
        'UTC offset': `${field('an.origincurrentutcoffset')} s`,
        clock: `${clock} port ${field('sourceportid')}`,
      }),
    },
  };
}

/** Version 1 has no message of its own for this: its Sync tells who the clock is. */
function announcedOfV1(fields: Fields, heard: Heard): Finding {
  const subdomain = one(fields['ptp.subdomain']);
  const clock = one(fields['ptp.sourceuuid']);
  return {
    kind: 'announced',
    key: `${clock} ${subdomain}`,
    lifetime: leastLifetime,
    announced: {
      kind: 'PTP version 1 clock',
      name: clock,
      places: [placeOf(heard, 'PTP event messages')],
      facts: facts({ subdomain }),
    },
  };
}

function placeOf({ dst, dstPort }: Heard, media: string) {
  return { media, host: dst, port: dstPort ?? 0, sources: [] };
}

function one(value: FieldValue | readonly FieldValue[] | undefined): string {
  return value === undefined ? '' : String(value);
}

/** `0x001b21fffe123456` as `00-1b-21-ff-fe-12-34-56`, as SDP has it (RFC 7273, section 4.8). */
function identityText(identity: string): string {
  return identity.slice(2).match(/../gu)?.join('-') ?? '';
}

/** IEEE 1588-2019, table 5: from 0x17, one picosecond, in steps of 1, 2.5, 10, 25 and so on. */
function accuracyText(code: number): string | undefined {
  const units = ['ps', 'ns', 'µs', 'ms', 's'];
  const steps = ['1', '2.5', '10', '25', '100', '250'];
  const at = code - 0x17;
  if (at === 6 * 4 + 3) return 'more than 10 s';
  const unit = units[Math.floor(at / 6)];
  const step = steps[at % 6];
  return unit === undefined || step === undefined || at > 6 * 4 + 2
    ? undefined
    : `within ${step} ${unit}`;
}
