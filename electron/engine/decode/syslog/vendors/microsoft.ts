import { addField, addValue, writableFields, type Draft } from '../message';
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
    const values = message.split(/[\t]/, snareFields.length + 1);
    snareFields.forEach((name, index) => addField(draft, name, values[index + 1]?.trim()));
    return true;
  },
};

/** NXLog's enterprise is 14506. */
function readNxlog(draft: Draft, data: Record<string, Record<string, string>>): boolean {
  const element = data['NXLOG@14506'];
  if (element?.['EventID'] === undefined) return false;
  draft.vendor = 'microsoft';
  addField(draft, 'eventId', element['EventID']);
  for (const [name, value] of Object.entries(element)) {
    if (name !== 'EventID') addValue(writableFields(draft), name, value);
  }
  return true;
}
