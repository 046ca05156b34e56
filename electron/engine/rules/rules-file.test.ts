import { describe, expect, it } from 'vitest';
import type { Rules } from '../../contract';
import { defaultRules, readRules, writeRules } from './rules-file';

const rules: Rules = {
  gramscopeRules: 1,
  colours: [{ name: 'all', filter: '', colour: 'sky', enabled: false }],
  alerts: [
    {
      name: 'nothing from the router',
      filter: 'ip.src == 192.0.2.1',
      when: { kind: 'silence', seconds: 60 },
      notify: { desktop: true, sound: true },
      enabled: true,
    },
  ],
};

function withFilter(kind: 'colours' | 'alerts', filter: string): string {
  return JSON.stringify({ ...rules, [kind]: rules[kind].map((rule) => ({ ...rule, filter })) });
}

describe('readRules', () => {
  it.each([
    ['rules', rules],
    ['the default rules', defaultRules],
  ])('reads what writeRules made of %s', (_, written) => {
    const text = writeRules(written);
    expect(text).toMatch(/^\{\n {2}"gramscopeRules": 1,[^]*\}\n$/u);
    expect(readRules(text)).toEqual({ ok: true, value: written });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(readRules(`\ufeff${writeRules(rules)}`)).toEqual({ ok: true, value: rules });
  });

  it.each([
    ['', 'The file is no JSON: '],
    ['{"gramscopeRules": 1', 'The file is no JSON: '],
    ['{"gramscopeRules": 1, "colours": [], "alerts": [1]}', 'alerts[0] is not an object.'],
    [' '.repeat(4_000_001), 'The rules have more than 4000000 characters.'],
  ])('refuses %.30j', (text, problem) => {
    expect(readRules(text)).toMatchObject({
      error: { code: 'RULES_INVALID', message: expect.stringContaining(problem) },
    });
  });

  it.each([
    ['colours', 'The colour rule "all" cannot be used. The filter is wrong: '],
    ['alerts', 'The alert rule "nothing from the router" cannot be used. The filter is wrong: '],
  ] as const)('names the rule of %s with a wrong filter, and shows the place', (kind, problem) => {
    const read = readRules(withFilter(kind, 'udp.port = = 5'));
    expect(read.ok || read.error).toMatchObject({
      code: 'RULES_INVALID',
      message: expect.stringContaining(problem),
      detail: expect.stringMatching(/^udp\.port = = 5\n *\^/u),
    });
  });

  it('repeats no control characters of the file', () => {
    for (const text of ['\u001b[2J', '{"\u009b2J": 1, "gramscopeRules": 1}', '{"\\u001b": 1}']) {
      const read = readRules(text);
      expect(read.ok || read.error.message).not.toMatch(/\p{Cc}/u);
    }
  });
});
