/** Milliseconds of sound in one packet: ten frames of GSM (RFC 3551, section 4.5.8.1). */
export const packetDuration = 200;

const framesPerPacket = packetDuration / 20;

/** Payload type of GSM, and its samples a second (RFC 3551, table 4). */
const payloadType = 3;
const samples = (8000 * packetDuration) / 1000;

/** Identifies the stream; any number would do. */
const source = 0x47_52_41_4d;

/** A frame of GSM 06.10 in which nobody talks. */
const silence = Buffer.from(
  'd820a2e15a50004924924924500049249249245000492492492450004924924924',
  'hex',
);

const sound = Buffer.concat(Array.from({ length: framesPerPacket }, () => silence));

/** The packet of a telephone call that has so many before it (RFC 3550, section 5.1). */
export function rtpPacket(index: number): Uint8Array {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  // The marker says that talking begins (RFC 3551, section 4.1).
  header.writeUInt8(payloadType | (index === 0 ? 0x80 : 0), 1);
  header.writeUInt16BE(index % 0x1_0000, 2);
  header.writeUInt32BE((index * samples) % 0x1_0000_0000, 4);
  header.writeUInt32BE(source, 8);
  return Buffer.concat([header, sound]);
}

/** What a media server says of itself (UPnP Device Architecture 2.0, section 1.2.2). */
export const announcement = Buffer.from(
  [
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'CACHE-CONTROL: max-age=1800',
    'LOCATION: http://192.0.2.60:8200/rootDesc.xml',
    'NT: urn:schemas-upnp-org:device:MediaServer:1',
    'NTS: ssdp:alive',
    'SERVER: Linux UPnP/1.1 Gramscope demonstration',
    'USN: uuid:4d696e69-444c-164e-9d41-demonstration::urn:schemas-upnp-org:device:MediaServer:1',
    '',
    '',
  ].join('\r\n'),
);
