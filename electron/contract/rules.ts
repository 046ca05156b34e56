import * as v from 'valibot';
import { failure, success, type Result } from './failure';
import { colourNames } from './rule-colours';

/** Rules of each kind that a file may have. */
export const mostRules = 200;

/** Characters of the name of a rule. */
export const longestRuleName = 100;

/** Characters of a filter: as many as the filter language takes. */
const longestFilter = 65_536;

const mostMatches = 1_000_000_000;
const shortestTime = 0.1;
const longestTime = 86_400;

/** Some text, in characters of Unicode. */
const nameForm = new RegExp(`^(?=.*\\S)\\P{Cc}{1,${longestRuleName}}$`, 'u');
/** Tabs and line breaks may part the words of a filter; nobody types other control characters. */
const filterForm = /^[\P{Cc}\t\n\r]*$/u;

const nameProblem = `is not a text of 1 to ${longestRuleName} characters without control characters`;
const filterProblem = `is not a text of at most ${longestFilter} characters without control characters`;
const countProblem = `is not a whole number from 1 to ${mostMatches}`;
const secondsProblem = `is not a number from ${shortestTime} to ${longestTime}`;

const name = v.pipe(v.string(nameProblem), v.regex(nameForm, nameProblem));

const filter = v.pipe(
  v.string(filterProblem),
  v.maxLength(longestFilter, filterProblem),
  v.regex(filterForm, filterProblem),
);

const flag = v.boolean('is neither true nor false');

/** A window of time, in seconds; fractions are allowed. */
const seconds = v.pipe(
  v.number(secondsProblem),
  v.minValue(shortestTime, secondsProblem),
  v.maxValue(longestTime, secondsProblem),
);

const matches = v.pipe(
  v.number(countProblem),
  v.integer(countProblem),
  v.minValue(1, countProblem),
  v.maxValue(mostMatches, countProblem),
);

/** Colours the datagrams that its filter matches, unless a rule before it does. */
export const colourRuleSchema = v.strictObject({
  name,
  /** In the display filter language. */
  filter,
  colour: v.picklist(colourNames, `is none of ${colourNames.join(', ')}`),
  enabled: flag,
});

/** The colour of a datagram, and the name of the rule that it has it from. */
export const ruleColourSchema = v.strictObject({
  /** Safe to show. */
  name: v.string(),
  colour: v.picklist(colourNames),
});

/** When an alert is due: as many matches within a time, or none for a time. */
export const alertConditionSchema = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('threshold'), count: matches, seconds }),
    v.strictObject({ kind: v.literal('silence'), seconds }),
  ],
  'is neither threshold nor silence',
);

/** What happens besides the line in the list of alerts, which is always made. */
export const notifySchema = v.strictObject({ desktop: flag, sound: flag });

export const alertRuleSchema = v.strictObject({
  name,
  /** In the display filter language. */
  filter,
  when: alertConditionSchema,
  notify: notifySchema,
  enabled: flag,
});

/** A rules file. `gramscopeRules` is the version of its form. */
export const rulesSchema = v.strictObject({
  gramscopeRules: v.literal(1, 'is not 1, the only version that is known'),
  colours: rulesOf(colourRuleSchema),
  alerts: rulesOf(alertRuleSchema),
});

/** One line of the list of alerts. */
export const alertSchema = v.strictObject({
  /** From 1, in the order in which they were raised; never used again. */
  id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Name of the rule, as it was then, safe to show. */
  rule: v.string(),
  /**
   * When it was due, as rows have their times: the receive time of the match that reached the
   * threshold, or the end of the silent time.
   */
  time: v.pipe(v.string(), v.regex(/^-?\d+\.\d{9}$/u)),
  kind: v.picklist(['threshold', 'silence']),
  /** The time of the rule's condition. */
  seconds: v.number(),
  /** Matches so far, which grows as long as the threshold stays reached; 0 for a silence. */
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  notify: notifySchema,
  /** Whether a person has seen it. */
  acknowledged: v.boolean(),
});

export type ColourRule = v.InferOutput<typeof colourRuleSchema>;
export type RuleColour = v.InferOutput<typeof ruleColourSchema>;
export type AlertCondition = v.InferOutput<typeof alertConditionSchema>;
export type AlertRule = v.InferOutput<typeof alertRuleSchema>;
export type Rules = v.InferOutput<typeof rulesSchema>;
export type Alert = v.InferOutput<typeof alertSchema>;

/** Checks what a rules file says, but not its filters. An error tells the path of what is wrong. */
export function checkRules(candidate: unknown): Result<Rules> {
  const parsed = v.safeParse(rulesSchema, candidate, { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  return failure('RULES_INVALID', `${pathOf(issue)} ${problemOf(issue)}.`);
}

function rulesOf<Rule extends v.GenericSchema>(rule: Rule) {
  return v.pipe(
    v.array(rule, 'is not a list of rules'),
    v.maxLength(mostRules, ({ input }) => `has ${input.length} rules, and may have ${mostRules}`),
  );
}

/** As JavaScript would write it: `alerts[0].when.count`. */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  if (path === undefined) return 'The file';
  const steps = path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return steps.join('').replace(/^\./u, '');
}

function problemOf({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (type !== 'strict_object') return message;
  if (expected === 'never') return 'is unknown';
  return received === 'undefined' ? 'is missing' : 'is not an object';
}
