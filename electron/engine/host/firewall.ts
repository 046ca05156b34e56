import { jsonOf, type Host, type Printed } from './host';
import { listOf, numberOf, textOf, toldOf, type Told } from './told';

/** A rule, or the policy of a chain, that throws datagrams away on their way in. */
export interface Discarding {
  /** How its own tools call it. */
  name: string;
  /** Packets that it took; null where it does not count. */
  packets: number | null;
}

export type Firewall =
  /** No rule discards anything on its way in. */
  | { kind: 'open'; origin: string }
  | { kind: 'discards'; origin: string; discarding: Discarding[] }
  | { kind: 'unknown'; why: string };

const mostRules = 1000;

/** What of the firewall can be read: nftables, or what iptables shows of itself. */
export async function readFirewall(host: Host): Promise<Firewall> {
  if (host.platform !== 'linux') {
    return { kind: 'unknown', why: `Gramscope does not read the firewall of ${host.platform}.` };
  }
  const nft = await host.run('nft', '-j', 'list', 'ruleset');
  if (nft.kind === 'printed') return firewallOf('nft', discardingOfNft(jsonOf(nft)));
  const iptables = await host.run('iptables-save', '-c');
  if (iptables.kind === 'printed') {
    return firewallOf('iptables-save', discardingOfIptables(iptables.text));
  }
  return { kind: 'unknown', why: whyUnread(nft, iptables) };
}

function firewallOf(origin: string, discarding: Discarding[]): Firewall {
  return discarding.length === 0
    ? { kind: 'open', origin }
    : { kind: 'discards', origin, discarding };
}

function whyUnread(nft: Printed, iptables: Printed): string {
  const refused = [nft, iptables].find((printed) => printed.kind === 'refused');
  return refused?.kind === 'refused'
    ? `The rules cannot be read: ${refused.words}`
    : 'Neither nft nor iptables-save is installed to ask for rules.';
}

/** Hooks that what arrives for this machine passes. */
const hooks = new Set(['ingress', 'prerouting', 'input']);

export function discardingOfNft(told: unknown): Discarding[] {
  const entries = listOf(toldOf(told)['nftables']);
  const chains = entries.map((entry) => toldOf(entry['chain']));
  const policies = chains
    .filter((chain) => isInbound(chain) && chain['policy'] === 'drop')
    .map((chain) => ({ name: `${nameOf(chain, 'name')} policy drop`, packets: null }));
  // A chain without a hook is reached by jumps: what discards there may do so on the way in.
  const elsewhere = new Set(
    chains
      .filter((chain) => chain['hook'] !== undefined && !isInbound(chain))
      .map((chain) => nameOf(chain, 'name')),
  );
  const rules = entries
    .map((entry) => toldOf(entry['rule']))
    .filter((rule) => discards(rule) && !elsewhere.has(nameOf(rule, 'chain')))
    .map((rule) => ({
      name: `${nameOf(rule, 'chain')} handle ${numberOf(rule['handle']) ?? '?'}`,
      packets: packetsOf(rule),
    }));
  return [...policies, ...rules].slice(0, mostRules);
}

function isInbound(chain: Told): boolean {
  return hooks.has(textOf(chain['hook']) ?? '');
}

function nameOf(entry: Told, key: 'name' | 'chain'): string {
  return [entry['family'], entry['table'], entry[key]].map((part) => textOf(part) ?? '?').join(' ');
}

function discards(rule: Told): boolean {
  return listOf(rule['expr']).some((part) => 'drop' in part || 'reject' in part);
}

function packetsOf(rule: Told): number | null {
  const counter = listOf(rule['expr']).find((part) => 'counter' in part)?.['counter'];
  return numberOf(toldOf(counter)['packets']);
}

/** `:INPUT DROP [1:2]` is a policy, `[3:4] -A INPUT ... -j DROP` a rule (iptables-save(8)). */
export function discardingOfIptables(text: string): Discarding[] {
  const policies = [...text.matchAll(/^:(INPUT|PREROUTING) DROP \[(\d+):/gmu)].map(
    ([, chain = '', packets]) => ({ name: `policy of ${chain}`, packets: Number(packets) }),
  );
  const rules = [
    ...text.matchAll(
      /^\[(\d+):\d+\] (-A (?!OUTPUT|FORWARD|POSTROUTING)\S+.* -j (?:DROP|REJECT).*)$/gmu,
    ),
  ];
  return [
    ...policies,
    ...rules.map(([, packets, rule = '']) => ({
      name: rule.slice(0, 200),
      packets: Number(packets),
    })),
  ].slice(0, mostRules);
}
