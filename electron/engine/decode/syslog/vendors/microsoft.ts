import { addField, addParameters, type Draft } from '../message';
import type { SyslogVendor } from './vendor';
import { words } from '../words';

const snareMark = 'MSWinEventLog';

/** In Snare's order ("Snare for Windows", the event output format). */
const snareFields = words(
  'criticality eventLog counter eventTime eventId source user userType',
  'eventType computer category data text',
);

/** Event logs of Windows, as the agents Snare and NXLog send them. */
export const microsoft: SyslogVendor = {
  name: 'microsoft',
  read(draft) {
    if (draft.structuredData !== undefined) return readNxlog(draft, draft.structuredData);
    const message = draft.message ?? '';
    if (!message.startsWith(snareMark)) return false;
    draft.vendor = 'microsoft';
    readSnare(draft, message);
    return true;
  },
};

/** Behind the mark, between tabs. */
function readSnare(draft: Draft, message: string): void {
  const [mark = '', ...values] = message.split('\t', snareFields.length + 1);
  let at = mark.length + 1;
  for (const [index, value] of values.entries()) {
    const name = snareFields[index] ?? '';
    const text = value.trim();
    addField(draft, name, text);
    const from = at + value.indexOf(text);
    draft.places?.noteField(name, from, from + text.length);
    at += value.length + 1;
  }
}

/** NXLog's enterprise is 14506. */
function readNxlog(draft: Draft, data: Record<string, Record<string, string>>): boolean {
  const element = data['NXLOG@14506'];
  if (element?.['EventID'] === undefined) return false;
  draft.vendor = 'microsoft';
  const { EventID: eventId, ...others } = element;
  addField(draft, 'eventId', eventId);
  draft.places?.noteAgain('eventId', draft.places.parameters.get('NXLOG@14506 EventID'));
  addParameters(draft, 'NXLOG@14506', others);
  return true;
}
