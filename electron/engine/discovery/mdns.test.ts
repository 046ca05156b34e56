import { decode } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import { mdns } from './mdns';
import { announcedIn, heardDns, heardSample, noon } from './testing/heard';

const full = 'Lab Printer._ipp._tcp.local';
const pointer = { type: 'PTR', name: '_ipp._tcp.local', data: full, ttl: 4500 } as const;
const service = {
  type: 'SRV',
  name: full,
  data: { port: 631, target: 'printer.local' },
  ttl: 120,
} as const;
const host = { type: 'A', name: 'printer.local', data: '192.0.2.1', ttl: 120 } as const;

/** Names and types that are asked for, and of which nobody was asked for before. */
function questionsIn(findings: ReturnType<ReturnType<typeof mdns.reader>['read']>): string[] {
  return findings.flatMap((finding) =>
    finding.kind === 'question'
      ? (decode(Buffer.from(finding.payload)).questions ?? []).map(
          ({ name, type }) => `${name} ${type}`,
        )
      : [],
  );
}

describe('mDNS', () => {
  it('tells a service of which one message says everything', () => {
    const [found] = announcedIn(mdns.reader().read(heardSample('mdns-response')));
    expect(found?.announced).toMatchObject({
      kind: '_ipp._tcp',
      name: 'Lab Printer',
      places: [
        { media: 'TCP', host: '192.0.2.33', port: 631 },
        { media: 'TCP', host: expect.stringMatching(/^fe80::/u), port: 631 },
      ],
    });
    expect(found?.announced.facts).toEqual([
      { name: 'host', value: 'printer.local' },
      { name: 'text', value: 'txtvers=1, rp=ipp/print' },
    ]);
  });

  it('tells who asks for what, each question once', () => {
    const questions = [
      { type: 'PTR', name: '_ipp._tcp.local' },
      { type: 'A', name: 'Printer\u001b.local' },
    ] as const;
    const reader = mdns.reader();
    const found = announcedIn(reader.read(heardDns({ questions: [...questions] })));
    expect(found.map(({ announced }) => announced)).toMatchObject([
      {
        kind: 'question',
        name: '_ipp._tcp.local',
        facts: [{ name: 'asks', value: 'who offers this service, PTR' }],
      },
      { name: 'Printer\\e.local', facts: [{ value: 'who has this name, A' }] },
    ]);
    const again = announcedIn(reader.read(heardDns({ questions: [...questions] })));
    expect(again.map(({ key }) => key)).toEqual(found.map(({ key }) => key));
    expect(new Set(found.map(({ key }) => key)).size).toBe(2);
  });

  it('puts together what comes message by message', () => {
    const reader = mdns.reader();
    reader.read(heardDns({ answers: [pointer] }));
    reader.read(heardDns({ answers: [service] }));
    const [found] = announcedIn(reader.read(heardDns({ answers: [host] })));
    expect(found?.announced.places).toEqual([
      { media: 'TCP', host: '192.0.2.1', port: 631, sources: [] },
    ]);
    expect(found?.lifetime).toBe(4500);
  });

  it('asks for what is missing, each question once', () => {
    const reader = mdns.reader();
    const types = { type: 'PTR', name: '_services._dns-sd._udp.local', data: '_ipp._tcp.local' };
    const all = heardDns({ answers: [types as never] });
    expect(questionsIn(reader.read(all))).toEqual(['_ipp._tcp.local PTR']);
    expect(questionsIn(reader.read(all))).toEqual([]);
    expect(questionsIn(reader.read(heardDns({ answers: [pointer] })))).toEqual([
      `${full} SRV`,
      `${full} TXT`,
    ]);
    expect(questionsIn(reader.read(heardDns({ answers: [service] })))).toEqual([
      'printer.local A',
      'printer.local AAAA',
    ]);
    expect(questionsIn(reader.read({ ...all, time: noon + 60_000 }))).toHaveLength(1);
  });

  it('asks little, however much is named', () => {
    const reader = mdns.reader();
    const asked = Array.from({ length: 40 }, (_, message) => {
      const answers = Array.from({ length: 100 }, (_each, at) => ({
        ...pointer,
        data: `x${message * 100 + at}._ipp._tcp.local`,
      }));
      return questionsIn(reader.read(heardDns({ answers }))).length;
    });
    expect(asked.reduce((sum, each) => sum + each, 0)).toBe(1000);
  });

  it('takes a service back by a lifetime of 0', () => {
    const reader = mdns.reader();
    reader.read(heardDns({ answers: [pointer, service] }));
    expect(reader.read(heardDns({ answers: [{ ...service, ttl: 0 }] }))).toEqual([
      { kind: 'withdrawn', key: full.toLowerCase() },
    ]);
  });

  it('keeps an answer to a question longer than its 10 seconds', () => {
    const answers = [{ ...pointer, ttl: 10 }];
    const [found] = announcedIn(mdns.reader().read(heardDns({ answers }, { isReply: true })));
    expect(found?.lifetime).toBe(120);
  });

  it('says nothing of names that are no service', () => {
    const reader = mdns.reader();
    expect(reader.read(heardDns({ answers: [{ ...pointer, data: 'nothing.local' }] }))).toEqual([]);
  });
});
