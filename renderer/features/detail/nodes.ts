import {
  formatEndpoint,
  type Detail,
  type LocatedValue,
  type ProtocolContent,
} from '../../../electron/contract';
import { formatCount } from '../../lib/format-number';
import { formatInstant } from '../../lib/format-time';
import { groupOf, nodeOf, omittedNode, textNode } from './node-parts';
import { syslogNodes } from './syslog-nodes';
import type { TreeNode } from './tree';

/** All that is told of a datagram: what is in it, then what its header and the system tell. */
export function nodesOf(detail: Detail): TreeNode[] {
  const { content } = detail;
  switch (content.kind) {
    case 'syslog':
      return [...syslogNodes(detail, content), datagramNode(detail)];
    case 'protocol':
      return [...protocolNodes(content), datagramNode(detail)];
    case 'text':
      return [textNode(content, 'Without payload'), datagramNode(detail)];
  }
}

function protocolNodes({ protocol, summary, fields, omitted }: ProtocolContent): TreeNode[] {
  const children = fields.map(({ name, description, values }) => {
    const [first] = values;
    const id = `protocol/${name}`;
    const common = { id, name, naming: 'given', meaning: description } as const;
    if (values.length === 1 && first !== undefined) return nodeOf({ ...common, ...first });
    return nodeOf({
      ...common,
      value: valuesTold(values),
      children: values.map((value, at) =>
        nodeOf({ id: `${id}/${at}`, name: `[${at}]`, naming: 'given', ...value }),
      ),
    });
  });
  return [
    nodeOf({ id: 'summary', name: 'Summary', value: summary, look: 'text' }),
    ...groupOf('protocol', protocol, children),
    ...omittedNode(omitted),
  ];
}

/** Of several the first, and how many there are. */
function valuesTold(values: readonly LocatedValue[]): string {
  const told = values.slice(0, 4).map(({ value }) => value);
  return `${told.join(', ')}${values.length > told.length ? `, … (${values.length})` : ''}`;
}

/** What the header and the system told of it. */
function datagramNode(detail: Detail): TreeNode {
  const { length, captured, frame, origin, filters, content, ttl } = detail;
  const cut = captured < length ? `, of which ${formatCount(captured)} were captured` : '';
  const received = nodeOf({
    id: 'datagram/received',
    name: 'Received',
    value: formatInstant(detail.time),
    filter: filters.time,
  });
  const children = [
    // A syslog message has it beside its own time.
    ...(content.kind === 'syslog' ? [] : [received]),
    endNode(detail, 'source'),
    endNode(detail, 'destination'),
    nodeOf({
      id: 'datagram/origin',
      name: frame === null ? 'Socket' : 'Interface',
      value: origin,
      filter: filters.origin,
    }),
    ...lineOf('Frame', frame === null ? null : formatCount(frame), filters.number),
    ...lineOf('TTL', ttl === null ? null : String(ttl), filters.ttl),
    ...lineOf('Length', `${formatCount(length)} bytes${cut}`, filters.length),
  ];
  return nodeOf({ id: 'datagram', name: 'Datagram', value: '', look: 'group', children });
}

function lineOf(name: string, value: string | null, filter: string | null): TreeNode[] {
  if (value === null) return [];
  return [nodeOf({ id: `datagram/${name.toLowerCase()}`, name, value, filter })];
}

/** One end with its address and, of UDP, its port. */
function endNode(detail: Detail, end: 'source' | 'destination'): TreeNode {
  const { filters } = detail;
  const [address, port] =
    end === 'source' ? [detail.src, detail.srcPort] : [detail.dst, detail.dstPort];
  const id = `datagram/${end}`;
  const portFilter = end === 'source' ? filters.sourcePort : filters.destinationPort;
  const parts = [
    nodeOf({ id: `${id}/address`, name: 'Address', value: address, filter: filters[end] }),
    nodeOf({ id: `${id}/port`, name: 'Port', value: String(port), filter: portFilter }),
  ];
  return nodeOf({
    id,
    name: end === 'source' ? 'Source' : 'Destination',
    value: formatEndpoint(address, port) || 'no name',
    filter: filters[end],
    children: port === null ? [] : parts,
  });
}
