import { parseAddress } from './address-text';
import type { DiagnosisTarget } from './diagnosis';
import { failure, success, type Result } from './failure';

const forms = 'Write 239.1.1.1, 239.1.1.1:5000, 239.1.1.1:5000%eth0 or [ff15::1]:5000%eth0.';

/** group : port % interface; an IPv6 group without a port may stand without brackets. */
const pattern =
  /^(?:udp:\/\/)?@?(?:\[(?<six>[^\]]*)\](?::(?<port6>\d+))?|(?<four>[\d.]+)(?::(?<port4>\d+))?|(?<bare>[0-9a-f:]+))(?:%(?<interface>.+))?$/iu;

/** Reads what is to be diagnosed. The message of an error quotes the text and says what is wrong. */
export function parseDiagnosisTarget(text: string): Result<DiagnosisTarget> {
  const parts = pattern.exec(text)?.groups;
  if (parts === undefined)
    return failure('ADDRESS_INVALID', `"${text.slice(0, 200)}" is not a group.`, forms);
  const port = parts['port6'] ?? parts['port4'];
  if (port !== undefined && Number(port) === 0)
    return failure('ADDRESS_INVALID', `"${text}": nothing arrives on port 0.`, forms);
  const six = parts['six'] ?? parts['bare'];
  const host = six === undefined ? parts['four'] : `[${six}]`;
  const zone = parts['interface'] === undefined ? '' : `%${parts['interface']}`;
  // The one reader of addresses says what is a group, and what an interface can be called.
  const address = parseAddress(`udp://@${host}:${port ?? 1}${zone}`);
  if (!address.ok) return failure(address.error.code, address.error.message, forms);
  if (address.value.kind !== 'group')
    return failure('ADDRESS_INVALID', `"${text}" is not a group.`, forms);
  const { family, group, interface: by } = address.value;
  return success({
    family,
    group: group.toLowerCase(),
    port: port === undefined ? null : address.value.port,
    interface: by ?? null,
  });
}

/** The text that parseDiagnosisTarget() reads. */
export function formatDiagnosisTarget({
  family,
  group,
  port,
  interface: by,
}: DiagnosisTarget): string {
  const host = family === 6 ? `[${group}]` : group;
  return `${host}${port === null ? '' : `:${port}`}${by === null ? '' : `%${by}`}`;
}
