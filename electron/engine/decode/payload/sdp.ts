import { parse, type MediaDescription, type SessionDescription } from 'sdp-transform';
import { escapeControls } from '../../../contract';
import { field, present, type Fields } from './decoder';

/** What one datagram can tell of a session, with text that is safe to show. */
export interface SessionSummary {
  /** `name`, then each media with the address that it is sent to. */
  parts: readonly string[];
  fields: Fields;
}

/** RFC 2974, section 6: announcements should be shorter than 1 kB. */
export const longestDescription = 16_384;

/** The library looks at each line with dozens of expressions; no useful line is longer. */
export const longestLine = 512;

export const sdpFields = [
  field('sdp.owner.username', 'string', 'User of the originator'),
  field('sdp.owner.sessionid', 'string', 'Session identifier'),
  field('sdp.owner.address', 'string', 'Address of the originator'),
  field('sdp.session_name', 'string', 'Session name'),
  field('sdp.connection_info.address', 'string', 'Address that media is sent to'),
  field('sdp.connection_info.ttl', 'string', 'TTL of the IPv4 group'),
  field('sdp.media.media', 'string', 'Kind of media: audio, video'),
  field('sdp.media.port', 'number', 'Port that the media is sent to'),
  field('sdp.media.proto', 'string', 'Transport of the media'),
  field('sdp.media.format', 'string', 'Payload types'),
];

/** A session description (RFC 8866) as the library has it, in bounds. Null if it does not begin with a version. */
export function parseSession(bytes: Uint8Array): {
  session: SessionDescription;
  /** For how many ports each of the media is (section 5.14). */
  portCounts: readonly number[];
} | null {
  // Before text is made of it: syslog begins like an announcement.
  if (bytes[0] !== 0x76 || bytes[1] !== 0x3d) return null;
  const lines = boundedLines(new TextDecoder().decode(bytes.subarray(0, longestDescription)));
  const media = lines.filter((line) => line.startsWith('m='));
  return {
    session: parse(lines.map(withoutPortCount).join('\r\n')),
    portCounts: media.map((line) => Number(portCount.exec(line)?.[2] ?? 1)),
  };
}

/** What is worth telling of a session description. Null if it does not begin with a version. */
export function readSession(bytes: Uint8Array): SessionSummary | null {
  const parsed = parseSession(bytes);
  if (parsed === null) return null;
  const { origin, name, connection, media } = parsed.session;
  const connections = [connection, ...media.map((each) => each.connection)].flatMap((each) =>
    each === undefined ? [] : [textValue(each.ip).split('/')],
  );
  return {
    parts: [
      name === undefined ? '' : `"${textValue(name)}"`,
      ...media.map((each) => describeMedia(each, each.connection ?? connection)),
    ],
    fields: present({
      'sdp.owner.username': origin && textValue(origin.username),
      'sdp.owner.sessionid': origin && textValue(origin.sessionId),
      'sdp.owner.address': origin && textValue(origin.address),
      'sdp.session_name': name === undefined ? undefined : textValue(name),
      'sdp.connection_info.address': connections.map(([address]) => textValue(address)),
      'sdp.connection_info.ttl': connections.flatMap(([, ttl]) => ttl ?? []).map(textValue),
      'sdp.media.media': media.flatMap(({ type }) => type ?? []).map(textValue),
      'sdp.media.port': media.flatMap(({ port }) => (typeof port === 'number' ? port : [])),
      'sdp.media.proto': media.flatMap(({ protocol }) => protocol ?? []).map(textValue),
      'sdp.media.format': media.flatMap(({ payloads }) => payloads ?? []).map(textValue),
    }),
  };
}

function boundedLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).filter((line) => line.length <= longestLine);
}

/** `m=video 5004/2 ...` (RFC 8866, section 5.14). */
const portCount = /^(m=\w+ \d+)\/(\d+) /u;

/** The library does not know the number of ports, and then knows nothing of the line. */
function withoutPortCount(line: string): string {
  return line.replace(portCount, '$1 ');
}

/** The library makes numbers of what looks like one. */
function textValue(value: unknown): string {
  return escapeControls(String(value));
}

function describeMedia(
  { type, port, rtp }: MediaDescription,
  connection: MediaDescription['connection'],
): string {
  const address = connection && textValue(connection.ip).split('/')[0];
  const target = address === undefined ? `port ${port}` : `${address}:${port}`;
  const codecs = rtp.map(({ codec, rate }) => (rate === undefined ? codec : `${codec}/${rate}`));
  return textValue([type, target, ...codecs.slice(0, 3)].join(' '));
}
