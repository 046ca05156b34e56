import * as v from 'valibot';
import { addressSchema, isMulticast, type Address } from './address';
import { failure, success, type Result } from './failure';

/**
 * The text form of addresses:
 *
 *     udp://192.0.2.1:514                      bind or send
 *     udp://[::]:514                           IPv6 in brackets (RFC 3986, section 3.2.2)
 *     udp://@239.1.1.1:5000%eth0               join a group on an interface
 *     udp://10.0.0.7@232.1.1.1:5000%eth0       join it for one source only (RFC 4607)
 *     unix:/path/to.sock                       a Unix datagram socket
 *     unix:@abstract                           a name in Linux's abstract namespace (unix(7))
 */

/** What an error says of how addresses are written. */
export const addressForms =
  'Write udp://192.0.2.1:514, udp://[::]:514, udp://@239.1.1.1:5000%eth0 or unix:/path.';

/** Longer than any valid address; keeps hostile input from costing anything. */
const longestText = 5000;

/** Reads the text form. The message of an error quotes the text and says which part is wrong. */
export function parseAddress(text: string): Result<Address> {
  if (text.length > longestText) {
    return failure(
      'ADDRESS_INVALID',
      `The address is ${text.length} characters long.`,
      addressForms,
    );
  }
  if (text.startsWith('unix:')) return check(text, unixCandidate(text.slice('unix:'.length)));
  if (/^udp:\/\//iu.test(text)) return parseUdp(text);
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(text)?.[1];
  const problem =
    scheme === undefined
      ? 'does not begin with udp:// or unix:'
      : `has the unknown scheme "${scheme}"`;
  return failure('ADDRESS_INVALID', `"${text}" ${problem}.`, addressForms);
}

/** Checks the parts of an address that did not come as text, a form's for example. */
export function checkAddress(candidate: unknown): Result<Address> {
  return check(undefined, candidate);
}

function unixCandidate(rest: string): unknown {
  return rest.startsWith('@')
    ? { kind: 'unix', namespace: 'abstract', name: rest.slice(1) }
    : { kind: 'unix', namespace: 'path', path: rest };
}

/** source @ host : port % interface, where host and source may stand in brackets. */
const udpPattern =
  /^udp:\/\/(?:(?<source>\[[^\]@]*\]|[^@[\]]*)(?<at>@))?(?<host>\[[^\]]*\]|[^:[\]]*)(?::(?<port>[^%]*))?(?:%(?<interface>.*))?$/iu;

function parseUdp(text: string): Result<Address> {
  const parts = udpPattern.exec(text)?.groups;
  if (parts === undefined)
    return failure('ADDRESS_INVALID', `"${text}" is not a UDP address.`, hintFor(text));
  const host = unbracket(parts['host'] ?? '');
  if (host === '')
    return failure('ADDRESS_INVALID', `"${text}" names no address before the port.`, hintFor(text));
  const family = familyOf(parts['host'] ?? '');
  if (family === undefined)
    return failure(
      'ADDRESS_INVALID',
      `"${text}": "${host}" is not an IPv4 or IPv6 address.`,
      hintFor(text),
    );
  if (!/^\d{1,6}$/u.test(parts['port'] ?? ''))
    return failure('ADDRESS_INVALID', portProblem(text, parts['port']), addressForms);
  const port = Number(parts['port']);
  if (parts['at'] !== undefined) return check(text, groupCandidate(family, host, port, parts));
  if (parts['interface'] !== undefined) {
    return failure(
      'ADDRESS_INVALID',
      `"${text}" names an interface for an address that is not joined.`,
      interfaceHint(family, host),
    );
  }
  return check(text, { kind: 'udp', family, host, port });
}

function groupCandidate(
  family: 4 | 6,
  host: string,
  port: number,
  parts: Record<string, string | undefined>,
): unknown {
  const [group, zone] = family === 6 ? host.split('%') : [host];
  const joinOn = parts['interface'] ?? zone;
  return {
    kind: 'group',
    family,
    group,
    port,
    ...(parts['source'] ? { source: unbracket(parts['source']) } : {}),
    ...(joinOn === undefined ? {} : { interface: joinOn }),
  };
}

function unbracket(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

function familyOf(host: string): 4 | 6 | undefined {
  if (host.startsWith('[')) return 6;
  return /^[\d.]+$/u.test(host) ? 4 : undefined;
}

function portProblem(text: string, port: string | undefined): string {
  return port === undefined || port === ''
    ? `"${text}" has no port.`
    : `"${text}": the port "${port}" is not a number from 0 to 65535.`;
}

function hintFor(text: string): string {
  const bare = text.slice('udp://'.length);
  const colons = bare.split(':').length - 1;
  if (colons > 1 && !bare.includes('['))
    return 'An IPv6 address stands in brackets: udp://[::1]:514.';
  if (/^@?localhost\b/iu.test(bare)) return 'Names are not looked up: write 127.0.0.1 or [::1].';
  return addressForms;
}

function interfaceHint(family: 4 | 6, host: string): string {
  if (isMulticast(host))
    return `To join the group, put @ before it: udp://@${family === 6 ? `[${host}]` : host}:PORT%INTERFACE.`;
  return family === 6
    ? 'The zone of an IPv6 address stands inside the brackets: udp://[fe80::1%eth0]:514.'
    : 'Leave out the % part, or put @ before a multicast group.';
}

function check(text: string | undefined, candidate: unknown): Result<Address> {
  const parsed = v.safeParse(addressSchema, candidate, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  return failure(
    'ADDRESS_INVALID',
    sentence(text, issue.message),
    text === undefined ? '' : addressForms,
  );
}

function sentence(text: string | undefined, problem: string): string {
  const stated =
    text === undefined ? problem[0]?.toUpperCase() + problem.slice(1) : `"${text}": ${problem}`;
  return `${stated}.`;
}

/** The text form of an address; `parseAddress` of it gives the same address again. */
export function formatAddress(address: Address): string {
  switch (address.kind) {
    case 'udp':
      return `udp://${formatEndpoint(address.host, address.port)}`;
    case 'group': {
      const source = address.source === undefined ? '' : bracket(address.source);
      const joinOn = address.interface === undefined ? '' : `%${address.interface}`;
      return `udp://${source}@${formatEndpoint(address.group, address.port)}${joinOn}`;
    }
    case 'unix':
      return address.namespace === 'path' ? `unix:${address.path}` : `unix:@${address.name}`;
  }
}

/** `192.0.2.1:514` or `[2001:db8::1]:514`; without a port, as Unix sockets are, the path alone. */
export function formatEndpoint(host: string, port: number | null): string {
  return port === null ? host : `${bracket(host)}:${port}`;
}

function bracket(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
