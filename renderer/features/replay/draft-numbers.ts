import { longestGap, mostReplacements } from '../../../electron/contract';
import { writtenLines, type ReplayDraft } from './draft';
import type { Problems } from './draft-problems';

interface NumberRule {
  what: string;
  least: number;
  most: number;
  whole?: boolean;
}

const most = Number.MAX_SAFE_INTEGER;

const rules = {
  ttl: { what: 'Hops are', least: 1, most: 255, whole: true },
  factor: { what: 'The factor is', least: 0.000_001, most: 1_000_000 },
  perSecond: { what: 'Datagrams a second are', least: 0.000_001, most: 1_000_000_000 },
  megabits: { what: 'Megabits a second are', least: 0.000_001, most: 1_000_000 },
  loops: { what: 'Loops are', least: 1, most, whole: true },
  maxGap: { what: 'The longest gap is', least: 0, most: longestGap },
  limit: { what: 'The limit is', least: 1, most, whole: true },
  mostRate: { what: 'The rate is', least: 0.000_001, most },
} as const satisfies Partial<Record<keyof ReplayDraft, NumberRule>>;

type NumberField = keyof typeof rules;

/** Numbers that are wrong where something stands. */
export function wrongNumbers(draft: ReplayDraft): Problems {
  const found: Record<string, string> = {};
  for (const field of numbersInUse(draft)) {
    const problem = problemOfNumber(draft[field].trim(), rules[field]);
    if (problem !== null) found[field] = problem;
  }
  if (writtenLines(draft.replacements).length > mostReplacements) {
    found['replacements'] = `There are ${mostReplacements} replacements at most.`;
  }
  return found;
}

/** A number that is not in use need not make sense. */
function numbersInUse({ pace, forEver }: ReplayDraft): NumberField[] {
  const unused = new Set<NumberField>([
    ...(pace === 'original' ? [] : (['factor', 'maxGap'] as const)),
    ...(pace === 'datagrams' ? [] : (['perSecond'] as const)),
    ...(pace === 'bits' ? [] : (['megabits'] as const)),
    ...(forEver ? (['loops'] as const) : []),
  ]);
  // These are the keys of that very object.
  return (Object.keys(rules) as NumberField[]).filter((field) => !unused.has(field));
}

/** Plain decimal notation only: no 1e3, no 0x1. */
function problemOfNumber(text: string, rule: NumberRule): string | null {
  if (text === '') return null;
  const number = Number(text);
  const isDecimal = /^(\d+\.?\d*|\.\d+)$/u.test(text);
  const isWhole = rule.whole !== true || Number.isInteger(number);
  if (isDecimal && isWhole && number >= rule.least && number <= rule.most) return null;
  const least = rule.least === 0.000_001 ? '0.000001' : String(rule.least);
  const bounds = rule.most === most ? `from ${least} on` : `${least} to ${rule.most}`;
  return `${rule.what} ${rule.whole === true ? 'a whole number, ' : ''}${bounds}.`;
}
