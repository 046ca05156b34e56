import { readKeyValues } from '../key-values';
import { addParameters, emptyRecord, noteFrom, writableFields, type Draft } from '../message';
import type { SyslogVendor } from './vendor';

/**
 * Check Point's Log Exporter ("sk122323"): `[action:"Accept"; product:"…"]` or structured data of
 * enterprise 2620 behind a header of RFC 5424, or `time=…|product=…|` of its Splunk format.
 */
export const checkpoint: SyslogVendor = {
  name: 'checkpoint',
  read(draft) {
    if (draft.appname === 'CheckPoint') return readExported(draft);
    const message = draft.message ?? '';
    if (!message.startsWith('time=') && !message.startsWith('|hostname=')) return false;
    const pairs = emptyRecord<string>();
    readKeyValues(message, pairs, { assign: '=', separator: '|' }, noteFrom(draft, 0));
    if (!('product' in pairs) || !('origin' in pairs || 'loguid' in pairs)) {
      draft.places?.fields.clear();
      return false;
    }
    draft.vendor = 'checkpoint';
    Object.assign(writableFields(draft), pairs);
    return true;
  },
};

function readExported(draft: Draft): boolean {
  draft.vendor = 'checkpoint';
  for (const [id, element] of Object.entries(draft.structuredData ?? {})) {
    addParameters(draft, id, element);
  }
  if (draft.message?.startsWith('[') === true) readBracketed(draft, draft.message);
  return true;
}

function readBracketed(draft: Draft, message: string): void {
  const pairs = message.slice(1, message.endsWith(']') ? -1 : undefined);
  const layout = { assign: ':', separator: '; ' };
  readKeyValues(pairs, writableFields(draft), layout, noteFrom(draft, 1));
}
