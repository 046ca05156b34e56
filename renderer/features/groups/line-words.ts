import type { GroupLine, TreeLine } from './group-lines';
import { arrivalOf, ourSocketsOf, querierOf, sourcesOf, statesOf } from './words';

/** A line of the tree as a text to paste: where, what, and how it is. */
export function textOf(line: TreeLine): string {
  return `${headOf(line)}: ${detailOf(line)}`;
}

/** How joined and arriving differ over all interfaces; null where they do not. */
export function differenceOf({ summary }: GroupLine): string | null {
  return summary?.differs === true ? summary.words : null;
}

/** `239.1.1.1 on eth0` */
export function headOf(line: TreeLine): string {
  if (line.kind === 'interface') return line.network.name;
  const from = line.kind === 'source' ? ` from ${line.source}` : '';
  return `${line.state.group}${from} on ${line.network.name}`;
}

/** What the table says of a line, and what it may have no room for. */
export function detailOf(line: TreeLine): string {
  if (line.kind === 'interface') {
    return [...statesOf(line.network), ...line.network.queriers.map(querierOf)].join('; ');
  }
  return line.kind === 'source' ? line.words : detailOfGroup(line);
}

function detailOfGroup(line: GroupLine): string {
  const { state } = line;
  const difference = differenceOf(line);
  const sockets = ourSocketsOf(state);
  return [
    state.words,
    ...(difference === null ? [] : [`over all interfaces ${difference}`]),
    ...(sockets === '' ? [] : [`our sockets: ${sockets}`]),
    `sources: ${sourcesOf(state)}`,
    `arriving: ${arrivalOf(state)}`,
  ].join('; ');
}
