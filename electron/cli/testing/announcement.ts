/** SAP (RFC 2974) of a session with one stream, of payload type 97. */
export function announcementOf(group: string, port: number, format: string): Buffer {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 192.0.2.9',
    's=Stage left',
    `c=IN IP4 ${group}/32`,
    't=0 0',
    `m=audio ${port} RTP/AVP 97`,
    `a=rtpmap:97 ${format}`,
  ];
  const header = Buffer.from([0x20, 0, 0x12, 0x34, 192, 0, 2, 9]);
  return Buffer.concat([header, Buffer.from(`application/sdp\0${lines.join('\r\n')}`)]);
}
