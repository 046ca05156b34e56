import type { DatagramRow } from '#native';
import { describe, expect, it } from 'vitest';
import { Dissection } from '../filter/dissection';
import { ColourRules } from './colour-rules';
import { defaultRules } from './rules-file';

function datagram(text: string): Dissection {
  const payload = Buffer.from(text);
  const row: DatagramRow = {
    number: 1,
    time: 0n,
    socket: 1,
    direction: 'inbound',
    source: { address: '192.0.2.1', port: 514 },
    destination: { address: '192.0.2.2', port: 514 },
    interfaceIndex: 1,
    ttl: 64,
    frame: null,
    length: payload.length,
    frameLength: payload.length + 28,
    trafficClass: 0,
    payload,
    truncated: false,
  };
  return new Dissection(row, { sockets: {}, interfaces: {} });
}

describe('ColourRules', () => {
  it.each([
    [8, 'Critical', 'vermilion'],
    [9, 'Critical', 'vermilion'],
    [10, 'Critical', 'vermilion'],
    [11, 'Error', 'orange'],
    [12, 'Warning', 'yellow'],
    [13, 'Notice', 'sky'],
    [14, 'Information', 'green'],
    [15, 'Debug', 'grey'],
  ])('gives <%i> the colour of its severity by default', (priority, name, colour) => {
    const rules = new ColourRules(defaultRules.colours);
    expect(rules.coloursOf([datagram(`<${priority}>text`)])).toEqual([{ name, colour }]);
  });

  it('gives what is no syslog no colour by default', () => {
    expect(new ColourRules(defaultRules.colours).coloursOf([datagram('text')])).toEqual([null]);
  });

  it('takes the first rule that matches and is enabled', () => {
    const rule = { filter: 'udp', colour: 'blue', enabled: true } as const;
    const rules = new ColourRules([
      { ...rule, name: 'disabled', enabled: false },
      { ...rule, name: 'other', filter: 'udp.port == 1' },
      { ...rule, name: 'first' },
      { ...rule, name: 'second' },
    ]);
    expect(rules.coloursOf([datagram('x')])).toEqual([{ name: 'first', colour: 'blue' }]);
  });

  it('tells the name of a rule so that nothing in it is obeyed', () => {
    const rules = new ColourRules([
      { name: 'a\u202egpj', filter: 'udp', colour: 'blue', enabled: true },
    ]);
    expect(rules.coloursOf([datagram('x')])).toMatchObject([{ name: 'a\\u202egpj' }]);
  });

  it('gives no colour where a regular expression takes too long, and goes on', () => {
    const rules = new ColourRules([
      { name: 'slow', filter: 'udp.payload matches "^(a+)+$"', colour: 'blue', enabled: true },
    ]);
    const endless = datagram(`${'a'.repeat(60)}!`);
    const given = { name: 'slow', colour: 'blue' };
    expect(rules.coloursOf([datagram('aa'), endless, datagram('a')])).toEqual([given, null, given]);
    const many = [endless, endless, endless, datagram('a')];
    expect(rules.coloursOf(many)).toEqual([null, null, null, null]);
  });
});
