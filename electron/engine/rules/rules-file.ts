import {
  checkRules,
  escapeControls,
  failure,
  success,
  type AlertRule,
  type ColourName,
  type ColourRule,
  type Result,
  type Rules,
} from '../../contract';
import { readFilter } from '../filter/read-filter';
import { explainFilter } from './explain-filter';

/** Characters of a rules file: more than one within the other limits needs for reasonable filters. */
export const longestRules = 4_000_000;

/**
 * Reads a rules file, and the filters of its rules, those that are not enabled included. An error tells
 * what is wrong by its path or by the name of its rule, without control characters of the file.
 */
export function readRules(text: string): Result<Rules> {
  if (text.length > longestRules) {
    return failure('RULES_INVALID', `The rules have more than ${longestRules} characters.`);
  }
  const parsed = parseJson(text);
  const checked = parsed.ok ? checkRules(parsed.value) : parsed;
  if (!checked.ok) return printable(checked.error.message);
  const wrong = wrongFilter(checked.value);
  return wrong.ok ? checked : wrong;
}

/** The text of a rules file; `readRules` of it gives the same rules again. */
export function writeRules(rules: Rules): string {
  return `${JSON.stringify(rules, null, 2)}\n`;
}

/** Colours by the severity of syslog messages, the gravest first; alerts about streams for whoever enables them. */
export const defaultRules: Rules = {
  gramscopeRules: 1,
  colours: [
    severityRule('Critical', 'syslog.level <= crit', 'vermilion'),
    severityRule('Error', 'syslog.level == err', 'orange'),
    severityRule('Warning', 'syslog.level == warning', 'yellow'),
    severityRule('Notice', 'syslog.level == notice', 'sky'),
    severityRule('Information', 'syslog.level == info', 'green'),
    severityRule('Debug', 'syslog.level == debug', 'grey'),
  ],
  alerts: [
    streamRule('Packets lost', 'gramscope.lost'),
    streamRule('Losses above the limit', 'gramscope.loss_alarm'),
    streamRule('Jitter above the limit', 'gramscope.jitter_alarm'),
    streamRule('Burst above the limit', 'gramscope.burst_alarm'),
    streamRule('New stream', 'gramscope.new_stream'),
    {
      name: 'Silence of a group',
      filter: 'gramscope.group == "239.1.2.3" and udp.dstport == 5004',
      when: { kind: 'silence', seconds: 5 },
      notify: { desktop: false, sound: false },
      enabled: false,
    },
  ],
};

/** At the first such datagram; those that follow within a second are counted. */
function streamRule(name: string, filter: string): AlertRule {
  return {
    name,
    filter,
    when: { kind: 'threshold', count: 1, seconds: 1 },
    notify: { desktop: false, sound: false },
    enabled: false,
  };
}

function severityRule(name: string, filter: string, colour: ColourName): ColourRule {
  return { name, filter, colour, enabled: true };
}

function parseJson(text: string): Result<unknown> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/u, ''));
    return success(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure('RULES_INVALID', `The file is no JSON: ${reason}.`);
  }
}

function printable(message: string): Result<never> {
  const help = 'gramscope rules prints rules that are right.';
  return failure('RULES_INVALID', escapeControls(message), help);
}

function wrongFilter({ colours, alerts }: Rules): Result<null> {
  const kinds: ['alert' | 'colour', readonly (ColourRule | AlertRule)[]][] = [
    ['colour', colours],
    ['alert', alerts],
  ];
  for (const [kind, rules] of kinds) {
    for (const { name, filter } of rules) {
      const read = readFilter(filter);
      if (!read.ok) return explainFilter(kind, name, read.error);
    }
  }
  return success(null);
}
