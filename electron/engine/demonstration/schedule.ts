import { readTemplate, type PayloadOf } from '../send/placeholders';
import { announcement, packetDuration, rtpPacket } from './media';
import { syslogLines, type SyslogDevice } from './syslog-lines';

/** Who sends. Each has a source port of its own. */
export type Device = SyslogDevice | 'telephone' | 'media server';

/** One datagram of the demonstration. */
export interface Planned {
  device: Device;
  payload: Uint8Array;
}

/** Every so many datagrams, one is of the telephone, at the pace that its clock tells. */
const talkedEvery = 4;

/** And one of the media server. */
const announcedEvery = 40;

/** Milliseconds from one datagram to the next. */
export const gap = packetDuration / talkedEvery;

const lines = syslogLines.map(({ device, text }) => ({ device, payloadOf: templateOf(text) }));

/** What is sent after so many others. */
export function plannedAt(index: number, time: Date): Planned {
  const packets = Math.floor(index / talkedEvery);
  if (index % talkedEvery === 0) return { device: 'telephone', payload: rtpPacket(packets) };
  if (index % announcedEvery === 1) return { device: 'media server', payload: announcement };
  const turn = index - packets - 1;
  const line = lines[turn % lines.length];
  if (line === undefined) throw new RangeError(`there is no line for datagram ${index}`);
  const round = Math.floor(turn / lines.length);
  return { device: line.device, payload: line.payloadOf({ index: round, time }) };
}

function templateOf(text: string): PayloadOf {
  const read = readTemplate(text);
  if (!read.ok) throw new SyntaxError(`${read.problem.message} ${text}`);
  return read.value;
}
