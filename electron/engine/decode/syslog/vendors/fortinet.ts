import { noteFrom, writableFields, type Draft } from '../message';
import { readKeyValues } from '../key-values';
import { readTime } from '../time';
import { formatWithoutHeader } from './piped-header';
import type { SyslogVendor } from './vendor';
import { wordSet } from '../words';

/** What FortiOS, FortiAnalyzer and FortiWeb start with. */
const firstKeys = wordSet(
  'date time logver devname devid device_id eventtime timestamp itime logid',
);

/** Keys of which a log of theirs has at least one. */
const ownKeys = ['devid=', 'device_id=', 'devname=', 'logid=', 'log_id='];

/** `date=2024-05-03 time=16:02:05 devname="fw1" devid="FG…" …` (FortiOS Log Message Reference). */
export const fortinet: SyslogVendor = {
  name: 'fortinet',
  starts: 'deilt',
  read(draft) {
    const message = draft.message ?? '';
    const equals = message.charAt(0) < 'a' ? -1 : message.slice(0, 12).indexOf('=');
    if (equals < 0 || !firstKeys.has(message.slice(0, equals))) return false;
    if (!ownKeys.some((key) => message.includes(key))) return false;
    formatWithoutHeader(draft, 'fortinet');
    draft.vendor = 'fortinet';
    const layout = { assign: '=', separator: ' ' };
    readKeyValues(message, writableFields(draft), layout, noteFrom(draft, 0));
    if (draft.format === 'fortinet') readHeader(draft);
    return true;
  },
};

/** The pairs tell what a header would. */
function readHeader(draft: Draft): void {
  const { date, time, tz, devname } = draft.fields;
  if (devname !== undefined && devname !== '') draft.hostname = devname;
  if (date === undefined || time === undefined) return;
  const read = readTime(`${date}T${time}${tz ?? ''}`, 0);
  if (read !== null) draft.timestamp = read.timestamp;
}
