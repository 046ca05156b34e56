import { formatEndpoint, type Detail } from '../../../electron/contract';
import type { MessageToSave } from '../send';

/** What text with escapes says as it is: printable ASCII, and the signs that escapes have names for. */
const plain = /^[\x20-\x7e\n\r\t]*$/u;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** The datagram as a message to whoever sent it: source and destination are swapped. */
export function replyTo({ number, payload, src, srcPort }: Detail): MessageToSave {
  const to = formatEndpoint(src, srcPort);
  const name = `Datagram ${number}`;
  const text = Array.from(payload, (byte) => String.fromCodePoint(byte)).join('');
  if (!plain.test(text)) return { name, form: 'hex', body: hexOf(payload), to };
  const body = text.replaceAll(/[\\\n\r\t]/gu, (sign) => escapes[sign] ?? sign);
  return { name, form: 'text', body, to };
}

function hexOf(payload: Uint8Array): string {
  return Array.from(payload, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
