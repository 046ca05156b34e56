import type { Detail } from '../../../electron/contract';

/** What a column tells of a datagram, and the filter that finds datagrams alike in it. */
export interface CellFilter {
  /** The name of the column. */
  column: string;
  title: string;
  filter: string;
}

/** One for each column of which there is a filter, in the order of menus. */
export function cellFilters({ filters, content }: Detail): CellFilter[] {
  const syslog = content.kind === 'syslog' ? content : null;
  const columns: [string, string, string | null | undefined][] = [
    ['source', 'Source', filters.source],
    ['destination', 'Destination', filters.destination],
    ['host', 'Host', syslog?.hostname?.filter],
    ['app', 'Program', syslog?.appname?.filter],
    ['severity', 'Severity', syslog?.severity?.filter],
    ['text', 'Text', textFilter(content)],
    ['interface', 'Interface', filters.interface],
    ['ttl', 'TTL', filters.ttl],
    ['length', 'Length', filters.length],
    ['time', 'Time', filters.time],
    ['number', 'Number', filters.number],
    ['socket', 'Socket', filters.origin],
    ['frame', 'Frame', filters.number],
  ];
  return columns.flatMap(([column, title, filter]) => (filter ? [{ column, title, filter }] : []));
}

function textFilter(content: Detail['content']): string | null {
  switch (content.kind) {
    case 'syslog':
      return content.message?.filter ?? null;
    case 'text':
      return content.filter;
    case 'protocol':
      return null;
  }
}
