import { csvField, escapeControls, jsonText } from '../../contract';
import type { Datagram } from '../capture/datagram';
import type { DatagramMessage } from '../decode/datagram-message';
import type { FileDatagram } from '../file/file-datagram';

/** One JSON object; the order of the fields is part of the format. What was decoded stands last. */
export function datagramAsJson(datagram: Datagram, message: DatagramMessage = {}): string {
  return jsonText({ ...fieldsOf(datagram), ...message });
}

/** The same with the number of the frame. */
export function fileDatagramAsJson(datagram: FileDatagram, message: DatagramMessage = {}): string {
  return jsonText({
    ...fieldsOf(datagram),
    frame: datagram.frame,
    ...message,
  });
}

/** The first line of CSV. */
export const csvHeader = 'number,time,socket,src,srcPort,dst,dstPort,ttl,length,payload,frame';

/** One line of CSV (RFC 4180) in the order of `csvHeader`; null is an empty field. */
export function fileDatagramAsCsv(datagram: FileDatagram): string {
  return [...Object.values(fieldsOf(datagram)), datagram.frame].map(visibleField).join(',');
}

/** Names of interfaces are whoever's wrote the file, and CSV is looked at in terminals too. */
function visibleField(value: string | number | null): string {
  return csvField(typeof value === 'string' ? escapeControls(value) : value);
}

function fieldsOf(datagram: Datagram) {
  const { number, time, socket, src, srcPort, dst, dstPort, ttl, length, payload } = datagram;
  const base64 = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString(
    'base64',
  );
  return {
    number,
    time,
    socket,
    src,
    srcPort,
    dst,
    dstPort,
    ttl,
    length,
    payload: base64,
  };
}
