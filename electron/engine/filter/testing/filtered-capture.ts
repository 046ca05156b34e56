import { writeCaptureFile, type FileDatagram } from '../../../../native/lib/testing/capture-file';

const messages = [
  'su: failed for lonvick',
  '%LINK-3-UPDOWN: Interface up',
  'Täst ünd',
  'tab\there',
  'a+b=c (x)',
  'REPEATED aaaa',
  'abc',
];

/** Payloads on the port of syslog and elsewhere, of bytes and of text. */
function payloadOf(index: number): string | Buffer {
  const message = messages[index % messages.length] ?? '';
  switch (index % 6) {
    case 0:
      return `<${(index * 7) % 192}>Oct 11 22:14:15 host${index % 3} app: ${message}`;
    case 1:
      return `<${(index * 5) % 192}>1 2023-11-14T22:13:20Z host${index % 4} app${index % 2} ${index % 3 === 0 ? '-' : String(index)} - - ${message}`;
    case 2:
      return message;
    case 3:
      return Buffer.from(Array.from({ length: index % 23 }, (_, at) => (at * 37 + index) & 0xff));
    case 4:
      return index % 4 === 0 ? '' : `${message}\n`;
    default:
      return `${message.toUpperCase()} ${'x'.repeat(index % 40)}`;
  }
}

/** Only what Wireshark takes for syslog too may look like it. */
function portOf(index: number): number {
  if (index % 6 < 2) return 514;
  return [9999, 5004, 10_000 + (index % 5)][index % 3] ?? 0;
}

/** Datagrams each of whose fields repeats after another number, a millisecond apart. */
export const filteredDatagrams: readonly FileDatagram[] = Array.from(
  { length: 240 },
  (_, index) => {
    const isSix = index % 5 === 0;
    const host = index % 7;
    return {
      time: 1_700_000_000_000_000 + index * 1000,
      source: isSix ? `fd00:${host}::${index % 3}` : `10.${host}.0.${index % 3}`,
      destination: isSix ? 'ff02::1' : `10.${index % 4}.0.${index % 9}`,
      sourcePort: 20_000 + (index % 20),
      destinationPort: portOf(index),
      ttl: (index * 3) % 256,
      trafficClass: (index * 4) % 256,
      payload: payloadOf(index),
    };
  },
);

export function writeFilteredCapture(file: string): void {
  writeCaptureFile(file, filteredDatagrams);
}
