import { visibleText } from '../../text/visible';
import { field, present, type PayloadDecoder } from './decoder';
import { summaryOf } from './summary';
import { ssdpPlaces } from './places/ssdp';

/** Messages have a dozen short lines. */
const longestMessage = 8192;

/** Method, always of `*`, or status (UPnP Device Architecture 2.0, section 1.1.1). */
const startLine =
  /^(?:(?<method>NOTIFY|M-SEARCH) \* |(?=HTTP\/))HTTP\/1\.[01](?: (?<status>\d{3})\b.*)?$/u;

/** SSDP, the discovery of UPnP: HTTP messages in datagrams. */
export const ssdp: PayloadDecoder = {
  name: 'ssdp',
  description: 'Simple Service Discovery Protocol (UPnP Device Architecture)',
  ports: [1900],
  anyPort: true,
  fields: [
    field('http.request.method', 'string', 'NOTIFY or M-SEARCH'),
    field('http.request.uri', 'string', 'Always *'),
    field('http.response.code', 'number', 'Status of a response'),
    field('http.host', 'string', 'Group and port that the message is sent to'),
    field('http.location', 'string', 'Where the device describes itself'),
    field('http.server', 'string', 'Operating system and product'),
    field('http.user_agent', 'string', 'Operating system and product of who searches'),
    field('http.cache_control', 'string', 'How long the announcement is valid'),
    field('gramscope.ssdp.nts', 'string', 'Kind of notification: ssdp:alive, ssdp:byebye'),
    field('gramscope.ssdp.target', 'string', 'Type of device or service (ST, NT)'),
    field('gramscope.ssdp.usn', 'string', 'Unique name of the service'),
    field('gramscope.ssdp.mx', 'number', 'Longest delay of a response, in seconds'),
  ],
  places: ssdpPlaces,
  decode({ payload }) {
    const [first = '', ...lines] = linesOf(payload);
    const start = startLine.exec(first)?.groups;
    if (start === undefined) return null;
    const { method, status } = start;
    const headers = readHeaders(lines);
    const target = headers.get('st') ?? headers.get('nt');
    if (target === undefined || (method === undefined && status === undefined)) return null;
    const seconds = headers.get('mx');
    return {
      protocol: 'SSDP',
      summary: summaryOf(
        `SSDP ${method ?? `response ${status}`}`,
        headers.get('nts'),
        target,
        headers.get('location'),
        headers.get('server') ?? headers.get('user-agent'),
      ),
      fields: present({
        'http.request.method': method,
        'http.request.uri': method === undefined ? undefined : '*',
        'http.response.code': status === undefined ? undefined : Number(status),
        'http.host': headers.get('host'),
        'http.location': headers.get('location'),
        'http.server': headers.get('server'),
        'http.user_agent': headers.get('user-agent'),
        'http.cache_control': headers.get('cache-control'),
        'gramscope.ssdp.nts': headers.get('nts'),
        'gramscope.ssdp.target': target,
        'gramscope.ssdp.usn': headers.get('usn'),
        'gramscope.ssdp.mx': /^\d{1,6}$/u.test(seconds ?? '') ? Number(seconds) : undefined,
      }),
    };
  },
};

/** Nothing of a payload that cannot be SSDP is made text. */
function linesOf(payload: Uint8Array): string[] {
  const start = Buffer.from(payload.subarray(0, 8)).toString('latin1');
  if (!/^(?:NOTIFY \*|M-SEARCH|HTTP\/1\.)/u.test(start)) return [];
  const text = Buffer.from(payload.subarray(0, longestMessage)).toString('latin1');
  return text.split('\n').map((line) => line.replace(/\r$/u, ''));
}

/** Names in lower case; the first of equal ones counts. Ends at the empty line. */
function readHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    if (line === '') break;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, valueOf(line.slice(colon + 1)));
  }
  return headers;
}

function valueOf(text: string): string {
  return visibleText(Buffer.from(text.trim(), 'latin1'));
}
