/**
 * A SAP packet (RFC 2974) of a session that has one stream, of payload type 97, each character a byte.
 * @param format what the type means, as in `L24/48000`
 */
export function announcementOf(group: string, port: number, format: string): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.9',
    's=Stage left',
    `c=IN IP4 ${group}/32`,
    't=0 0',
    `m=audio ${port} RTP/AVP 97`,
    `a=rtpmap:97 ${format}`,
  ];
  const version1 = '\u0020\0';
  const hash = '\u0012\u0034';
  const origin = '\u00c0\0\u0002\u0009';
  return `${version1}${hash}${origin}application/sdp\0${lines.join('\r\n')}`;
}
