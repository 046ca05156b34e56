import { readKeyValues } from '../key-values';
import { noteFrom, writableFields, type Draft } from '../message';
import { readTag } from '../tag';
import { addGroups, addTagGroups } from './pattern-fields';
import type { SyslogVendor } from './vendor';

/** `U7PG2,788a2056b181,v4.0.66.10832`: model or name, address, firmware; the first may be missing. */
const device = /^"?(?:\(?"?([^,"\s]{1,64}),)?([0-9a-f]{12}),(v?\d[\w.+-]{1,40})"?\)?:? /;

/** `02005e005301,UAP-nanoHD-6.6.55+15189`: of later firmware, behind the host and as the tag. */
const tagged = /^([0-9a-f]{12}),([\w-]{1,40})-(\d[\w.+]{1,40})$/;

/** `[LAN_LOCAL-default-A]IN=eth0 OUT= …`: the rule set, the rule, and what is done: accept, drop or reject. */
const rule = /^(?:\[[ \d.]{1,20}\] )?\[([\w.-]{1,64})-(\w{1,16})-([ADR])\](?=IN=)/;

/** UniFi devices, which put themselves where the host is, and the firewall of their gateways. */
export const ubiquiti: SyslogVendor = {
  name: 'ubiquiti',
  read(draft) {
    const message = draft.message ?? '';
    if (draft.appname === 'kernel') return message.startsWith('[') && readRule(draft, message);
    if (draft.appname !== undefined) return readTagged(draft, draft.appname);
    return message.slice(0, 66).includes(',') && readDevice(draft, message);
  },
};

function readTagged(draft: Draft, appname: string): boolean {
  const match = appname.charAt(12) === ',' ? tagged.exec(appname) : null;
  if (match === null) return false;
  draft.vendor = 'ubiquiti';
  addTagGroups(draft, tagged, match, ['mac', 'product', 'firmware']);
  return true;
}

function readDevice(draft: Draft, message: string): boolean {
  const match = device.exec(message);
  if (match === null) return false;
  draft.vendor = 'ubiquiti';
  if (match[1] !== undefined) draft.hostname ??= match[1];
  addGroups(draft, device, match, [null, 'mac', 'firmware']);
  readContent(draft, message, match[0].length);
  return true;
}

function readContent(draft: Draft, message: string, at: number): void {
  const tag = readTag(message, at, message.length);
  if (tag !== null) {
    draft.appname = message.slice(at, tag.nameEnd);
    draft.places?.notePartOfMessage('appname', at, tag.nameEnd);
    if (tag.pidEnd > tag.pidAt) {
      draft.procid = message.slice(tag.pidAt, tag.pidEnd);
      draft.places?.notePartOfMessage('procid', tag.pidAt, tag.pidEnd);
    }
  }
  const text = message.slice(tag?.end ?? at).trimStart();
  draft.places?.notePartOfMessage('message', message.length - text.length, message.length);
  if (text === '') draft.message = undefined;
  else draft.message = text;
}

function readRule(draft: Draft, message: string): boolean {
  const match = rule.exec(message);
  if (match === null) return false;
  draft.vendor = 'ubiquiti';
  addGroups(draft, rule, match, ['ruleSet', 'rule', 'ruleAction']);
  const pairs = message.slice(match[0].length);
  const layout = { assign: '=', separator: ' ' };
  readKeyValues(pairs, writableFields(draft), layout, noteFrom(draft, match[0].length));
  return true;
}
