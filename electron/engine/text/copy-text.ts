import { formatEndpoint, type copyForms } from '../../contract';
import type { Datagram } from '../capture/datagram';
import type { FileDatagram } from '../file/file-datagram';
import { csvHeader, datagramAsJson, fileDatagramAsCsv } from './datagram-fields';
import { sendCommand } from './send-command';
import { visibleText } from './visible';

export type CopyForm = (typeof copyForms)[number];

/** How the texts of datagrams become one. */
interface Form {
  before: string;
  one: (datagram: Datagram) => string;
  between: string;
  after: string;
}

const lines = { before: '', between: '\n', after: '\n' };

const forms: Readonly<Record<CopyForm, Form>> = {
  text: { ...lines, one: ({ payload }) => visibleText(payload) },
  hex: { ...lines, one: ({ payload }) => bytesOf(payload, '').join(' ') },
  json: {
    before: '[\n',
    one: (datagram) => datagramAsJson(datagram),
    between: ',\n',
    after: '\n]\n',
  },
  csv: {
    ...lines,
    before: `${csvHeader}\n`,
    one: (datagram) => fileDatagramAsCsv(framed(datagram)),
  },
  c: { ...lines, one: cArray, between: '\n\n' },
  send: { ...lines, one: sendCommand },
};

/**
 * Datagrams as text for other programs, up to `longest` characters: those that would make it longer are left
 * out. `copied` says how many are in it.
 */
export function copyText(
  datagrams: Iterable<Datagram>,
  as: CopyForm,
  longest: number,
): { text: string; copied: number } {
  const { before, one, between, after } = forms[as];
  const parts: string[] = [];
  let length = before.length + after.length;
  for (const datagram of datagrams) {
    const part = one(datagram);
    length += part.length + between.length;
    if (length > longest) break;
    parts.push(part);
  }
  return { text: before + parts.join(between) + after, copied: parts.length };
}

/** What was received has no frame. */
function framed(datagram: Datagram): FileDatagram {
  return { frame: datagram.number, ...datagram };
}

function bytesOf(payload: Uint8Array, prefix: string): string[] {
  return Array.from(payload, (byte) => `${prefix}${byte.toString(16).padStart(2, '0')}`);
}

/** Bytes of an array in one line. */
const bytesPerLine = 12;

/** As C99 and C++ read it; an array of no bytes is none. */
function cArray({ number, time, src, srcPort, dst, dstPort, payload }: Datagram): string {
  const way = `${formatEndpoint(src, srcPort)} > ${formatEndpoint(dst, dstPort)}`;
  // Paths of Unix sockets may have anything in them, the end of a comment too.
  const comment = `/* No. ${number}, ${time}: ${visibleText(Buffer.from(way)).replaceAll('*/', '* /')} */`;
  const bytes = bytesOf(payload, '0x');
  const rows = Array.from({ length: Math.ceil(bytes.length / bytesPerLine) }, (_, row) =>
    bytes.slice(row * bytesPerLine, (row + 1) * bytesPerLine).join(', '),
  );
  const content = rows.length === 0 ? ' 0 ' : `\n  ${rows.join(',\n  ')}\n`;
  return `${comment}\nstatic const unsigned char datagram_${number}[] = {${content}};`;
}
