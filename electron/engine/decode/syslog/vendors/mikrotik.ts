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
    addField(draft, 'topics', list);
    if (list.startsWith('firewall,')) readFirewall(draft, message.slice(list.length + 1));
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
  readRule(draft, message);
  return true;
}

/** `prefix forward: in:ether1 out:bridge, …` */
function readFirewall(draft: Draft, text: string): void {
  const at = text.indexOf(': in:');
  if (at < 0) return;
  const chainAt = text.lastIndexOf(' ', at) + 1;
  addField(draft, 'prefix', text.slice(0, Math.max(chainAt - 1, 0)));
  addField(draft, 'chain', text.slice(chainAt, at));
  readRule(draft, text.slice(at + 2));
}

/** Parts between commas: pairs with a colon, words with a value behind, and the addresses. */
function readRule(draft: Draft, text: string): void {
  for (const part of text.split(', ')) {
    const words = part.split(' ', 8);
    const [first = '', second] = words;
    if (first.startsWith('in:') || first.startsWith('out:') || first.startsWith('connection-')) {
      addPairs(draft, words);
    } else if (second !== undefined) addField(draft, first, part.slice(first.length + 1));
    else addAddresses(draft, first);
  }
}

/** `in:ether1 out:bridge`, and the address behind `src-mac`, which has colons of its own. */
function addPairs(draft: Draft, words: readonly string[]): void {
  words.forEach((word, index) => {
    const colonAt = word.indexOf(':');
    if (words[index - 1] === 'src-mac') addField(draft, 'src-mac', word);
    else if (colonAt > 0) addField(draft, word.slice(0, colonAt), word.slice(colonAt + 1));
  });
}

/** `192.0.2.1:62583->198.51.100.2:8000`; ICMP has no ports. */
function addAddresses(draft: Draft, text: string): void {
  const arrow = text.indexOf('->');
  if (arrow < 0) return;
  addEndpoint(draft, 'src', text.slice(0, arrow));
  addEndpoint(draft, 'dst', text.slice(arrow + 2));
}

function addEndpoint(draft: Draft, name: string, endpoint: string): void {
  const isPlainV6 = endpoint.includes('::') && !endpoint.startsWith('[');
  const colonAt = isPlainV6 ? -1 : endpoint.lastIndexOf(':');
  const address = colonAt < 0 ? endpoint : endpoint.slice(0, colonAt);
  addField(draft, name, address.replace(/^\[|\]$/g, ''));
  if (colonAt >= 0) addField(draft, `${name}Port`, endpoint.slice(colonAt + 1));
}
