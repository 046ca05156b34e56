import type { Detail, LocatedValue, SyslogContent } from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import { formatLag } from './lag';
import { groupOf, namedNodes, nodeOf, omittedNode, textNode } from './node-parts';
import type { TreeNode } from './tree';
import { assumedIn, codeWords, fractionDigits } from './words';

/** A syslog message: its text, then its parts. */
export function syslogNodes(detail: Detail, content: SyslogContent): TreeNode[] {
  const { message, structuredData, fields, vendor, problems, omitted } = content;
  return [
    textNode(message && { ...message, text: message.value }, 'Without text'),
    ...groupOf('problems', 'Problems', problems.map(problemNode)),
    ...groupOf('message', 'Message', messageNodes(content)),
    ...groupOf('time', 'Time', timeNodes(content, detail)),
    ...structuredData.flatMap(({ id, parameters }, at) => {
      const above = `data/${at} ${id}`;
      const name = `Structured data: ${id}`;
      if (parameters.length > 0) return groupOf(above, name, namedNodes(above, parameters));
      return [nodeOf({ id: above, name, value: 'no parameters' })];
    }),
    ...groupOf(
      'fields',
      `Fields of ${vendor?.value ?? 'the message'}`,
      namedNodes('fields', fields),
    ),
    ...omittedNode(omitted),
  ];
}

function problemNode(
  { offset, reason }: SyslogContent['problems'][number],
  index: number,
): TreeNode {
  return nodeOf({
    id: `problems/${index}`,
    name: `Byte ${formatCount(offset)}`,
    value: reason,
    look: 'problem',
    place: { offset, length: 1 },
  });
}

/** As sent, as understood, and as received, which always stands beside them. */
function timeNodes({ time }: SyslogContent, { time: received, filters }: Detail): TreeNode[] {
  const understood = time?.understood ?? null;
  const sent = nodeOf({
    id: 'time/sent',
    name: 'As sent',
    value: time?.sent ?? 'no time in the message',
    place: time?.place ?? null,
    filter: time?.filter ?? null,
  });
  const receivedNode = nodeOf({
    id: 'time/received',
    name: 'Received',
    value: formatInstant(received),
    filter: filters.time,
    ...(understood !== null && { note: formatLag(understood.time, received) }),
  });
  if (time === null || understood === null) return [sent, receivedNode];
  const value = formatInstant(understood.time, { digits: fractionDigits(time.sent) });
  const note = assumedIn(understood);
  const understoodNode = nodeOf({ id: 'time/understood', name: 'Understood', value, note });
  return [sent, { ...understoodNode, place: time.place }, receivedNode];
}

function messageNodes(content: SyslogContent): TreeNode[] {
  const { facility, severity, version, hostname, appname, procid, msgid, vendor } = content;
  return [
    ...partOf('Severity', severity && { ...severity, value: codeWords(severity) }),
    ...partOf('Facility', facility && { ...facility, value: codeWords(facility) }),
    ...partOf('Host', hostname),
    ...partOf('Program', appname),
    ...partOf('Process', procid),
    ...partOf('Message ID', msgid),
    ...partOf('Vendor', vendor),
    ...partOf('Version', version),
  ];
}

function partOf(name: string, part: LocatedValue | null): TreeNode[] {
  if (part === null) return [];
  const { value, place, filter } = part;
  return [nodeOf({ id: `message/${name}`, name, value, place, filter })];
}
