import { writableFields, type Draft } from '../message';
import type { SyslogVendor } from './vendor';
import { words } from '../words';

/** Behind the type, in the order of the "Syslog Field Descriptions" of PAN-OS; a dash is FUTURE_USE. */
const common = words('- receiveTime serial type subtype - generatedTime');

const session = words(
  'src dst natSrc natDst rule srcUser dstUser app vsys',
  'srcZone dstZone inboundInterface outboundInterface logAction -',
  'sessionId repeatCount srcPort dstPort natSrcPort natDstPort flags',
  'protocol action',
);

const traffic = words(
  'bytes bytesSent bytesReceived packets startTime elapsedTime category -',
  'sequence actionFlags srcCountry dstCountry - packetsSent packetsReceived',
  'sessionEndReason deviceGroup1 deviceGroup2 deviceGroup3 deviceGroup4',
  'vsysName deviceName actionSource',
);

const threat = words(
  'misc eventId category eventSeverity direction sequence actionFlags',
  'srcCountry dstCountry - contentType pcapId fileDigest cloud urlIndex',
  'userAgent fileType xForwardedFor referer sender subject recipient',
  'reportId deviceGroup1 deviceGroup2 deviceGroup3 deviceGroup4',
  'vsysName deviceName',
);

const system = words(
  'vsys eventId object - - module eventSeverity description sequence',
  'actionFlags deviceGroup1 deviceGroup2 deviceGroup3 deviceGroup4',
  'vsysName deviceName',
);

const config = words(
  'host vsys command admin client result path sequence actionFlags',
  'deviceGroup1 deviceGroup2 deviceGroup3 deviceGroup4 vsysName deviceName',
);

/** Of the other types the common fields are told. */
const layouts: ReadonlyMap<string, readonly string[]> = new Map([
  ['TRAFFIC', [...common, ...session, ...traffic]],
  ['THREAT', [...common, ...session, ...threat]],
  ['SYSTEM', [...common, ...system]],
  ['CONFIG', [...common, ...config]],
  ...words(
    'USERID GLOBALPROTECT HIPMATCH HIP-MATCH AUTHENTICATION DECRYPTION',
    'CORRELATION SCTP GTP IPTAG TUNNEL START END AUDIT',
  ).map((type): [string, readonly string[]] => [type, common]),
]);

/** `1,2024/05/03 16:02:05,001801010877,TRAFFIC,end,…` */
export const paloalto: SyslogVendor = {
  name: 'paloalto',
  starts: ',0123456789',
  read(draft) {
    const message = draft.message ?? '';
    const first = message.charAt(0);
    if (first !== ',' && (first < '0' || first > '9')) return false;
    const type = typeOf(message);
    const layout = type === undefined ? undefined : layouts.get(type);
    if (layout === undefined) return false;
    draft.vendor = 'paloalto';
    readColumns(draft, message, layout);
    return true;
  },
};

/** The fourth column; the bounds are those of the first three. */
function typeOf(message: string): string | undefined {
  const [, time, , type] = message.slice(0, 100).split(',', 5);
  return time?.charAt(4) === '/' ? type : undefined;
}

function readColumns(draft: Draft, message: string, layout: readonly string[]): void {
  const fields = writableFields(draft);
  let at = 0;
  for (const name of layout) {
    if (at > message.length) return;
    const end = columnEnd(message, at);
    if (name !== '-' && end > at) {
      fields[name] = unquoted(message.slice(at, end));
      draft.places?.noteField(name, at, end);
    }
    at = end + 1;
  }
}

/** A column in quotes may hold commas, and its quotes doubled. */
function columnEnd(text: string, from: number): number {
  const quoted = text.charAt(from) === '"' ? quoteEnd(text, from + 1) : from;
  const end = text.indexOf(',', quoted);
  return end < 0 ? text.length : end;
}

function quoteEnd(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at + 1;
}

function unquoted(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value.slice(1, -1).replaceAll('""', '"');
}
