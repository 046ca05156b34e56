import type { Heard } from '../../../contract';
import { failedCheck, listed, passed, unknown, type CheckDefinition } from '../check';
import { heardFromSource, heardWhereWanted, wantedInterfaces } from '../facts';

/** Whether datagrams of the group come where they are wanted. */
export const arrivalCheck: CheckDefinition = {
  id: 'arrival',
  title: 'Datagrams of the group arrive',
  look: (facts) => {
    const { listening, source, target } = facts;
    if (listening === null) return unknown(facts.whyNotListening);
    if (listening.joinedOn.length === 0)
      return unknown('Nobody could listen: see port and membership.');
    const heard = heardWhereWanted(facts);
    const evidence = listening.heard.map(toldOf);
    if (heard.length > 0) {
      return passed(
        `${target.group} arrives on ${listed(heard.map((one) => one.interface))}.`,
        evidence,
      );
    }
    const wanted = wantedInterfaces(facts);
    const where = wanted.length === 0 ? '' : ` on ${listed(wanted)}`;
    const whose = source === null ? '' : ` from ${source}`;
    const others = source === null || heardFromSource(facts).length > 0 ? [] : listening.heard;
    const instead = others.length === 0 ? '' : ' Other senders are heard.';
    return failedCheck(
      `Nothing arrived${whose}${where} in ${listening.seconds.toFixed(1)} seconds.${instead}`,
      { evidence, likelihood: 5 },
    );
  },
};

/** `eth0: 12 datagrams from 10.0.0.7 to port 5000, TTL 3.` */
export function toldOf({ interface: on, datagrams, sources, ports, ttl, isOwn }: Heard): string {
  const what = datagrams === 1 ? '1 datagram' : `${datagrams} datagrams`;
  const hops = ttl === null ? '' : `, TTL ${rangeOf(ttl)}`;
  const own = isOwn ? ', sent by this machine' : '';
  return `${on}: ${what} from ${listed(sources)} to port ${listed(ports.map(String))}${hops}${own}.`;
}

export function rangeOf({ least, most }: { least: number; most: number }): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
