import { hostname, release, type } from 'node:os';
import type { Check, DiagnosisReport, NetworkInterface } from '../../contract';
import { checked } from './check';
import { checkDefinitions } from './checks';
import type { Facts } from './facts';
import { gather, type DiagnoseOptions } from './gather';
import { ordered, verdictOf } from './verdict';

/**
 * Finds out why a group arrives, or does not. Unless that is forbidden, the group is joined on every interface for
 * as long as it is listened, which ends early once the group is heard where it is wanted.
 */
export async function diagnose(options: DiagnoseOptions): Promise<DiagnosisReport> {
  const time = new Date().toISOString();
  return reportOf(await gather(options), time);
}

/** @param time when it began: ISO 8601, UTC. */
export function reportOf(facts: Facts, time: string): DiagnosisReport {
  const checks = ordered(checkDefinitions.map((definition) => checked(definition, facts)));
  const verdict = verdictOf(checks, facts);
  return {
    target: facts.target,
    source: facts.source,
    host: hostname(),
    system: `${type()} ${release()}`,
    time,
    listened: facts.listening?.seconds ?? null,
    joinedForProbe: [...(facts.listening?.joinedOn ?? [])],
    interfaces: facts.interfaces.map(({ addresses, ...network }) => ({
      name: network.name,
      state: stateOf(network),
      addresses: addresses.map(({ address, prefixLength }) => `${address}/${prefixLength}`),
    })),
    heard: [...(facts.listening?.heard ?? [])],
    verdict,
    checks,
    nextSteps: stepsOf(checks, [verdict.cause, ...verdict.suspects, ...verdict.risks]),
  };
}

function stateOf({ up, loopback, multicast }: Omit<NetworkInterface, 'addresses'>): string {
  const parts = [
    up ? 'up' : 'down',
    loopback ? 'loopback' : '',
    multicast || loopback ? 'multicast' : 'no multicast',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What helps against what was found, in the order of likelihood. */
function stepsOf(checks: readonly Check[], concerned: readonly (Check['id'] | null)[]): string[] {
  return checks
    .filter(({ id, remedy }) => remedy !== null && concerned.includes(id))
    .map(({ remedy }) => [remedy?.words, remedy?.command].filter(Boolean).join(' '));
}
