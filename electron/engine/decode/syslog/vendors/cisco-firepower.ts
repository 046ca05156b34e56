import { noteFrom, writableFields, type Draft } from '../message';
import { readKeyValues } from '../key-values';

/** Events of connections, intrusions, files and malware ("Cisco Secure Firewall Threat Defense Syslog Messages"). */
const events: ReadonlySet<string> = new Set(['430001', '430002', '430003', '430004', '430005']);

/** `SrcIP: 192.0.2.1, DstIP: 198.51.100.2` */
export function readFirepowerFields(draft: Draft): void {
  if (draft.message === undefined || !events.has(draft.fields['mnemonic'] ?? '')) return;
  const layout = { assign: ': ', separator: ', ' };
  readKeyValues(draft.message, writableFields(draft), layout, noteFrom(draft, 0));
}
