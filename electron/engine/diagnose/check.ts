import type { Check, CheckId } from '../../contract';
import type { Facts } from './facts';

/** What a check finds; what is left out is nothing. */
export interface Finding {
  status: Check['status'];
  finding: string;
  evidence?: string[];
  remedy?: { words: string; command?: string };
  /** How likely it is the cause of what is missing, 0 to 100; by its status if absent. */
  likelihood?: number;
}

/** One thing to look at; it looks at facts that are there, and asks nobody. */
export interface CheckDefinition {
  id: CheckId;
  title: string;
  look: (facts: Facts) => Finding;
}

const usual = { passed: 0, unknown: 10, failed: 70 } as const;

export function checked({ id, title, look }: CheckDefinition, facts: Facts): Check {
  const { status, finding, evidence = [], remedy, likelihood = usual[status] } = look(facts);
  return {
    id,
    title,
    status,
    finding,
    evidence,
    remedy: remedy === undefined ? null : { words: remedy.words, command: remedy.command ?? null },
    likelihood,
  };
}

export function passed(finding: string, evidence: string[] = []): Finding {
  return { status: 'passed', finding, evidence };
}

export function unknown(finding: string, rest: Omit<Finding, 'status' | 'finding'> = {}): Finding {
  return { status: 'unknown', finding, ...rest };
}

export function failedCheck(
  finding: string,
  rest: Omit<Finding, 'status' | 'finding'> = {},
): Finding {
  return { status: 'failed', finding, ...rest };
}

/** `eth0`, `eth0 and eth1`, `eth0, eth1 and eth2`. */
export function listed(names: readonly string[]): string {
  const [last = '', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}
