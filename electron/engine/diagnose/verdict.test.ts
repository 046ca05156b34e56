import { describe, expect, it } from 'vitest';
import type { Facts } from './facts';
import { reportOf } from './diagnose';
import { diagnosisAsText } from './report-text';
import { counted, healthyFacts, heardOn, joinedOn, listening, silentFacts } from './testing/facts';

function verdict(changed: Partial<Facts>, base: Facts = silentFacts) {
  return reportOf({ ...base, ...changed }, '2026-01-02T03:04:05.000Z').verdict;
}

const asked = { queriers: [{ interface: 'eth0', sign: 'heard' as const, evidence: 'v2' }] };

describe('the verdict', () => {
  it('is that it arrives, and nothing else, where all is well', () => {
    const report = reportOf({ ...healthyFacts, ...asked }, '');
    expect(report.checks.map(({ status }) => status)).toEqual(report.checks.map(() => 'passed'));
    expect(report.verdict).toMatchObject({ state: 'arrives', cause: null, risks: [] });
    expect(report.verdict.words).toBe('239.1.1.1:5000 arrives on eth0 from 10.1.0.2, TTL 7.');
    expect(report.nextSteps).toEqual([]);
  });

  it('names what is proven, and that first', () => {
    const dropping = {
      reversePath: new Map([['eth0', 1]]),
      counters: counted({}, { 'TcpExt.IPReversePathFilter': 12 }),
      queriers: [{ interface: 'eth0', sign: 'silent' as const, evidence: '' }],
    };
    const report = reportOf({ ...silentFacts, ...dropping }, '');
    expect(report.verdict).toMatchObject({ cause: 'rp-filter', certainty: 'proven' });
    expect(report.checks[0]?.id).toBe('rp-filter');
    expect(report.nextSteps[0]).toContain('rp_filter=2');
  });

  it('names what is likely where nothing is proven, and the others beside it', () => {
    const silent = { queriers: [{ interface: 'eth0', sign: 'silent' as const, evidence: '' }] };
    expect(verdict({ ...silent, gatewayDevices: ['eth0'] })).toMatchObject({
      state: 'silent',
      cause: 'ttl',
      certainty: 'likely',
      suspects: ['querier'],
    });
    expect(verdict(silent)).toMatchObject({ cause: 'querier', suspects: ['ttl'] });
  });

  it('is that it arrives elsewhere, or that this is not known', () => {
    expect(verdict({ joined: [joinedOn('eth1')] }, healthyFacts)).toMatchObject({
      state: 'elsewhere',
      cause: 'wrong-interface',
    });
    expect(verdict({ listening: null })).toMatchObject({ state: 'unknown' });
  });

  it('does not take what a router passes on for what arrives', () => {
    const route = {
      group: '239.1.1.1',
      origin: '10.1.0.2',
      from: 'eth0',
      to: [{ interface: 'eth1', threshold: 1 }],
      datagrams: 1,
      wrong: 0,
    };
    const routing = { interfaces: ['eth0', 'eth1'], routes: [route] };
    const both = listening(heardOn('eth0'), heardOn('eth1'));
    expect(verdict({ ...asked, routing, listening: both }).words).toContain('arrives on eth0 from');
  });
});

it('is told as text that a colleague can read, whatever interfaces are called', () => {
  const evil = { ...silentFacts.target, interface: 'e\u001b[2Jth' };
  const text = diagnosisAsText(reportOf({ ...silentFacts, target: evil }, '2026-01-02T03:04:05Z'));
  expect(text).not.toContain('\u001b');
  expect(text).toContain('Checks, the most likely cause first:\n  failed   The interface is up');
  expect(text).toContain('Next steps:');
  expect(text).toContain('time       2026-01-02T03:04:05Z');
});
