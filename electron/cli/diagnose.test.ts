import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Network } from '../../native/lib/testing/network';
import { problemWith, reason } from '../../native/lib/testing/skipping';
import {
  diagnoseOn,
  GROUP,
  HELD_PORT,
  holdPort,
  joinTooMany,
  networksProblem,
  PORT,
  routedNetwork,
  SHORT_LIVED,
  switchedNetwork,
  type RoutedNetwork,
  type SwitchedNetwork,
} from './testing/multicast-networks';

const problem = networksProblem();
const unwatched = problemWith('tcpdump');

/** Networks, and programs on them, take their time on a busy machine. */
const patience = 60_000;

describe.skipIf(problem)(`gramscope diagnose, behind a multicast router${reason(problem)}`, () => {
  let network: Network;
  let routed: RoutedNetwork;
  beforeAll(async () => {
    network = new Network();
    routed = await routedNetwork(network);
  }, patience);
  afterAll(() => network[Symbol.asyncDispose]());

  it.concurrent(
    'tells from whom and by which interface a group arrives',
    async () => {
      const found = await diagnoseOn(routed.receiver, `${GROUP}:${PORT}`);
      expect(found).toMatchObject({ status: 0, verdict: { state: 'arrives', cause: null } });
      expect(found.heard).toMatchObject([
        { interface: 'to-router', sources: ['10.1.0.2'], ttl: { least: 7, most: 7 }, isOwn: false },
      ]);
      expect(found.checks.filter(({ status }) => status === 'failed')).toEqual([]);
    },
    patience,
  );

  it.concurrent(
    'names the wrong interface',
    async () => {
      const { status, verdict } = await diagnoseOn(routed.receiver, `${GROUP}:${PORT}%to-other`);
      expect(status).toBe(1);
      expect(verdict).toMatchObject({
        state: 'elsewhere',
        cause: 'wrong-interface',
        certainty: 'proven',
      });
      expect(verdict.words).toContain('arriving on to-router');
    },
    patience,
  );

  it.concurrent(
    'names rp_filter, by what the kernel counts',
    async () => {
      const { status, verdict, checks } = await diagnoseOn(
        routed.strict,
        `${GROUP}:${PORT}%to-router`,
      );
      expect(status).toBe(1);
      expect(verdict).toMatchObject({ state: 'silent', cause: 'rp-filter', certainty: 'proven' });
      expect(checks[0]?.remedy?.command).toContain('net.ipv4.conf.to-router.rp_filter=2');
    },
    patience,
  );

  it.concurrent(
    'names a TTL that is too small, where it can be seen',
    async () => {
      const [router, sender] = await Promise.all([
        diagnoseOn(routed.router, `${SHORT_LIVED}:${PORT}`),
        diagnoseOn(routed.sender, `${SHORT_LIVED}:${PORT}`),
      ]);
      expect(router.verdict).toMatchObject({ cause: 'ttl', certainty: 'proven' });
      expect(router.verdict.words).toContain('It arrives here with TTL 1');
      expect(sender.verdict).toMatchObject({ cause: 'ttl', certainty: 'proven' });
      expect(sender.verdict.words).toContain('This machine sends 239.1.1.2 with TTL 1');
    },
    patience,
  );

  it.concurrent(
    'suspects the TTL where nothing is left of it',
    async () => {
      const from = ['--source', '10.1.0.2', '--seconds', '2'];
      const { verdict } = await diagnoseOn(routed.receiver, `${SHORT_LIVED}:${PORT}`, ...from);
      expect(verdict).toMatchObject({ state: 'silent', cause: 'ttl', certainty: 'likely' });
    },
    patience,
  );

  it.concurrent(
    'finds the TTL in order where it is',
    async () => {
      const { verdict } = await diagnoseOn(routed.sender, `${GROUP}:${PORT}`);
      expect(verdict).toMatchObject({ state: 'arrives', cause: null });
      expect(verdict.words).toContain('is sent by this machine on to-router, TTL 8');
    },
    patience,
  );

  it.skipIf(unwatched).concurrent(
    `looks at the links where a port is not shared${reason(unwatched)}`,
    async () => {
      await holdPort(routed.receiver);
      const { verdict } = await diagnoseOn(
        routed.receiver,
        `${GROUP}:${HELD_PORT}`,
        '--seconds',
        '2',
      );
      expect(verdict.state).toBe('silent');
      const { verdict: whole, heard } = await diagnoseOn(routed.receiver, GROUP);
      expect(whole).toMatchObject({ state: 'arrives', cause: null });
      expect(heard).toMatchObject([
        { interface: 'to-router', ports: [PORT], sources: ['10.1.0.2'] },
      ]);
    },
    patience,
  );

  it.concurrent(
    'joins nothing where that is not wanted',
    async () => {
      const { status, verdict, joinedForProbe } = await diagnoseOn(
        routed.receiver,
        `${GROUP}:${PORT}`,
        '--no-join',
      );
      expect(status).toBe(1);
      expect(verdict.state).toBe('unknown');
      expect(joinedForProbe).toEqual([]);
    },
    patience,
  );

  it(
    'names the limit of groups',
    async () => {
      await joinTooMany(routed.receiver, 'to-other');
      const { verdict } = await diagnoseOn(routed.receiver, `239.9.0.99:${PORT}`, '--seconds', '2');
      expect(verdict).toMatchObject({ cause: 'group-limit', certainty: 'proven' });
    },
    patience,
  );
});

describe.skipIf(problem)(`gramscope diagnose, on a switch that snoops${reason(problem)}`, () => {
  let networks: Network[] = [];
  let mute: SwitchedNetwork;
  let asking: SwitchedNetwork;
  beforeAll(async () => {
    networks = [new Network(), new Network()];
    const [first, second] = networks as [Network, Network];
    mute = await switchedNetwork(first, 'none');
    asking = await switchedNetwork(second, 'asks');
  }, patience);
  afterAll(async () => {
    for (const network of networks) await network[Symbol.asyncDispose]();
  });

  it.concurrent(
    'passes everything where all is well',
    async () => {
      const { status, verdict, checks } = await diagnoseOn(
        asking.receiver,
        `${GROUP}:${PORT}%to-lan`,
      );
      expect(checks.filter((check) => check.status !== 'passed')).toEqual([]);
      expect({ status, verdict }).toMatchObject({
        status: 0,
        verdict: { state: 'arrives', cause: null, risks: [] },
      });
    },
    patience,
  );

  it.concurrent(
    'names the missing querier, at the receiver',
    async () => {
      const { status, verdict } = await diagnoseOn(
        mute.receiver,
        `${GROUP}:${PORT}`,
        '--seconds',
        '2',
      );
      expect(status).toBe(1);
      expect(verdict).toMatchObject({ state: 'silent', cause: 'querier' });
    },
    patience,
  );

  it.concurrent(
    'names the missing querier, at the switch',
    async () => {
      const { verdict } = await diagnoseOn(mute.lan, `${GROUP}:${PORT}%br0`);
      expect(verdict).toMatchObject({ cause: 'querier', certainty: 'proven' });
      expect(verdict.words).toContain('The bridge br0 snoops');
    },
    patience,
  );
});
