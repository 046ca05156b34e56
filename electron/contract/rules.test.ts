import { describe, expect, it } from 'vitest';
import { checkRules, mostRules, type AlertRule, type ColourRule } from './rules';

const colour: ColourRule = { name: 'a', filter: 'udp', colour: 'sky', enabled: true };
const alert: AlertRule = {
  name: 'flood',
  filter: 'syslog',
  when: { kind: 'threshold', count: 12, seconds: 10 },
  notify: { desktop: true, sound: false },
  enabled: true,
};
const silence = { ...alert, when: { kind: 'silence', seconds: 60 } };

function rules(colours: unknown, alerts: unknown): unknown {
  return { gramscopeRules: 1, colours, alerts };
}

function many(count: number): ColourRule[] {
  return Array.from({ length: count }, () => colour);
}

function withAlert(changes: object): unknown {
  return rules([], [{ ...alert, ...changes }]);
}

describe('checkRules', () => {
  it.each([
    ['no rules', rules([], [])],
    ['rules of each kind', rules([colour], [alert, silence])],
    ['names of 100 characters', rules([{ ...colour, name: '😀'.repeat(100) }], [])],
    ['the least', withAlert({ when: { kind: 'threshold', count: 1, seconds: 0.1 } })],
    ['the most', withAlert({ when: { kind: 'threshold', count: 1e9, seconds: 86_400 } })],
    ['as many as there may be', rules(many(mostRules), [])],
    ['filters of several lines', withAlert({ filter: 'udp\n\tand ip' })],
  ])('takes %s', (_, candidate) => {
    expect(checkRules(candidate)).toEqual({ ok: true, value: candidate });
  });

  it.each<[candidate: unknown, problem: string]>([
    [1, 'The file is not an object.'],
    [null, 'The file is not an object.'],
    [{}, 'gramscopeRules is missing.'],
    [{ gramscopeRules: 2, colours: [], alerts: [] }, 'gramscopeRules is not 1, the only version'],
    [{ gramscopeRules: 1, colours: [] }, 'alerts is missing.'],
    [{ gramscopeRules: 1, colours: [], alerts: [], colors: [] }, 'colors is unknown.'],
    [rules({}, []), 'colours is not a list of rules.'],
    [rules([colour, 1], []), 'colours[1] is not an object.'],
    [rules([{ ...colour, color: 'red' }], []), 'colours[0].color is unknown.'],
    [rules([{ ...colour, colour: '#ff0000' }], []), 'colours[0].colour is none of vermilion, '],
    [rules([{ ...colour, enabled: 1 }], []), 'colours[0].enabled is neither true nor false.'],
    [rules([{ ...colour, name: ' ' }], []), 'colours[0].name is not a text of 1 to 100 characters'],
    [
      rules([{ ...colour, name: 'x'.repeat(101) }], []),
      'colours[0].name is not a text of 1 to 100',
    ],
    [rules([{ ...colour, name: 'x\u001b[2J' }], []), 'colours[0].name is not a text'],
    [rules([{ ...colour, filter: '\u0007' }], []), 'colours[0].filter is not a text'],
    [rules(many(201), []), 'colours has 201 rules, and may have 200.'],
    [rules([], [colour]), 'alerts[0].when is missing.'],
    [
      withAlert({ when: { kind: 'flood' } }),
      'alerts[0].when.kind is neither threshold nor silence.',
    ],
    [
      withAlert({ when: { kind: 'silence', seconds: 1, count: 1 } }),
      'alerts[0].when.count is unknown',
    ],
    [
      withAlert({ when: { kind: 'threshold', count: 0, seconds: 1 } }),
      'alerts[0].when.count is not a whole number from 1 to 1000000000.',
    ],
    [
      withAlert({ when: { kind: 'threshold', count: 1.5, seconds: 1 } }),
      'alerts[0].when.count is not',
    ],
    [
      withAlert({ when: { kind: 'silence', seconds: 0.05 } }),
      'alerts[0].when.seconds is not a number from 0.1 to 86400.',
    ],
    [
      withAlert({ when: { kind: 'silence', seconds: '1' } }),
      'alerts[0].when.seconds is not a number',
    ],
    [withAlert({ notify: { desktop: true } }), 'alerts[0].notify.sound is missing.'],
  ])('refuses a file of which %1$s', (candidate, problem) => {
    expect(checkRules(candidate)).toMatchObject({
      ok: false,
      error: { code: 'RULES_INVALID', message: expect.stringContaining(problem) },
    });
  });
});
