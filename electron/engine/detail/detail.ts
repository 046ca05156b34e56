import type { DatagramRow } from '#native';
import { escapeControls, type Assumptions, type Detail } from '../../contract';
import { shownEnds, toDatagram, type Datagram } from '../capture/datagram';
import { messageOf } from '../decode/datagram-message';
import { placesInPayload } from '../decode/payload';
import { MessagePlaces } from '../decode/syslog';
import { Dissection, type LogNames } from '../filter/dissection';
import { containing } from '../filter/expression';
import { visibleText } from '../text/visible';
import { MessageHandles } from './handles';
import { headerFilters } from './header-filters';
import { protocolContent } from './protocol-content';
import { syslogContent } from './syslog-content';

/** Where a datagram came from. */
export interface Origin {
  /** As `toDatagram` takes it. */
  name: string;
  /** Number of its frame; null for what was received. */
  frame: number | null;
  /** What filters call sockets and interfaces. */
  names: LogNames;
}

/** Bytes of a payload that are shown as text. */
const mostTextBytes = 16_384;

/** A datagram with what is in it, decoded now. `row` must have its payload whole. */
export function detailOf(row: DatagramRow, origin: Origin, assumptions: Assumptions): Detail {
  const datagram = toDatagram(row, origin.name);
  const dissection = new Dissection(row, origin.names);
  const { payload, socket, ...fields } = datagram;
  return {
    ...fields,
    ...shownEnds(fields),
    origin: escapeControls(socket),
    frame: origin.frame,
    captured: payload.length,
    // A copy: as part of a larger buffer all of that would go to the window.
    payload: Uint8Array.from(payload),
    charset: assumptions.charset,
    filters: headerFilters(dissection),
    content: contentOf(datagram, dissection, assumptions),
  };
}

function contentOf(
  datagram: Datagram,
  dissection: Dissection,
  { charset, zone }: Assumptions,
): Detail['content'] {
  const places = new MessagePlaces();
  const { syslog, decoded } = messageOf(datagram, { kind: 'auto', charset, places });
  if (syslog !== undefined) {
    const handles = new MessageHandles(dissection, places);
    return syslogContent(syslog, datagram, { zone, handles });
  }
  if (decoded !== undefined) {
    return protocolContent(decoded, dissection, placesInPayload(datagram));
  }
  const { payload } = datagram;
  const more = payload.length - mostTextBytes;
  const text = visibleText(payload.subarray(0, mostTextBytes), charset);
  return {
    kind: 'text',
    text: more > 0 ? `${text}… (${more} more bytes)` : text,
    place: payload.length > 0 ? { offset: 0, length: payload.length } : null,
    filter: containing('gramscope.payload', dissection.payload),
  };
}
