import { addField, type Draft } from '../message';
import type { SyslogVendor } from './vendor';
import { wordSet } from '../words';

/** Of RouterOS ("Log", topics); a message lists one or more, then its level. */
const topics = wordSet(
  'account async backup bfd bgp bridge calc caps certificate container',
  'ddns dhcp dns dot1x dude event fetch firewall gps gsm health',
  'hotspot igmp-proxy interface ipsec iscsi isdn kvm l2tp lora lte',
  'manager mme mpls netwatch ntp ospf ovpn pim poe-out ppp pppoe',
  'pptp radius radvd raw rip route rsvp script sertcp smb snmp',
  'ssh sstp stp store system telephony tftp timer ups vrrp watchdog',
  'web-proxy wireguard wireless wifi write',
);

const levels = wordSet('critical', 'debug', 'error', 'info', 'packet', 'warning');

const topicList = /^([a-z0-9-]{2,16}(?:,[a-z0-9-]{2,16}){1,5}) /;

const chains = wordSet('input', 'forward', 'output', 'prerouting', 'postrouting');

export const mikrotik: SyslogVendor = {
  name: 'mikrotik',
  starts: 'abcdefghijklmnopqrstuvwxyz',
  read(draft) {
    const message = draft.message ?? '';
    if (message.startsWith('in:')) return readBsdFirewall(draft, message);
    const list = topicList.exec(message)?.[1];
    if (list === undefined || !isTopicList(list)) return false;
    draft.vendor = 'mikrotik';
    add(draft, 'topics', message, 0, list.length);
    if (list.startsWith('firewall,')) readFirewall(draft, message, list.length + 1);
    return true;
  },
};

function isTopicList(list: string): boolean {
  const names = list.split(',');
  return topics.has(names[0] ?? '') && names.some((name) => levels.has(name));
}

/** With `bsd-syslog` the topics are missing and the chain is the tag. */
function readBsdFirewall(draft: Draft, message: string): boolean {
  if (!chains.has(draft.appname ?? '') || !message.includes(' out:')) return false;
  draft.vendor = 'mikrotik';
  addField(draft, 'chain', draft.appname);
  draft.places?.noteAgain('chain', draft.places.parts.get('appname'));
  readRule(draft, message, 0);
  return true;
}

/** Adds what lies in the text of the message from `from` to `to`. */
function add(draft: Draft, name: string, message: string, from: number, to: number): void {
  addField(draft, name, message.slice(from, to));
  draft.places?.noteField(name, from, to);
}

/** `prefix forward: in:ether1 out:bridge, …` */
function readFirewall(draft: Draft, message: string, from: number): void {
  const at = message.indexOf(': in:', from);
  if (at < 0) return;
  const chainAt = Math.max(message.lastIndexOf(' ', at) + 1, from);
  add(draft, 'prefix', message, from, Math.max(chainAt - 1, from));
  add(draft, 'chain', message, chainAt, at);
  readRule(draft, message, at + 2);
}

/** Parts between commas: pairs with a colon, words with a value behind, and the addresses. */
function readRule(draft: Draft, message: string, from: number): void {
  let at = from;
  for (const part of message.slice(from).split(', ')) {
    const words = part.split(' ', 8);
    const [first = '', second] = words;
    if (first.startsWith('in:') || first.startsWith('out:') || first.startsWith('connection-')) {
      addPairs(draft, message, at, words);
    } else if (second === undefined) addAddresses(draft, message, at, first);
    else add(draft, first, message, at + first.length + 1, at + part.length);
    at += part.length + 2;
  }
}

/** `in:ether1 out:bridge`, and the address behind `src-mac`, which has colons of its own. */
function addPairs(draft: Draft, message: string, from: number, words: readonly string[]): void {
  let at = from;
  for (const [index, word] of words.entries()) {
    const end = at + word.length;
    const colonAt = word.indexOf(':');
    if (words[index - 1] === 'src-mac') add(draft, 'src-mac', message, at, end);
    else if (colonAt > 0) add(draft, word.slice(0, colonAt), message, at + colonAt + 1, end);
    at = end + 1;
  }
}

/** `192.0.2.1:62583->198.51.100.2:8000`; ICMP has no ports. */
function addAddresses(draft: Draft, message: string, from: number, text: string): void {
  const arrow = text.indexOf('->');
  if (arrow < 0) return;
  addEndpoint(draft, 'src', message, from, from + arrow);
  addEndpoint(draft, 'dst', message, from + arrow + 2, from + text.length);
}

function addEndpoint(draft: Draft, name: string, message: string, from: number, to: number): void {
  const endpoint = message.slice(from, to);
  const isPlainV6 = endpoint.includes('::') && !endpoint.startsWith('[');
  const colonAt = isPlainV6 ? -1 : endpoint.lastIndexOf(':');
  const end = colonAt < 0 ? to : from + colonAt;
  const isBracketed = endpoint.startsWith('[') && message.charAt(end - 1) === ']';
  add(draft, name, message, from + Number(isBracketed), end - Number(isBracketed));
  if (colonAt >= 0) add(draft, `${name}Port`, message, end + 1, to);
}
