import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiagnosisReport } from '../../contract';
import type { Host, Network } from '../../../native/lib/testing/network';
import { BUNDLE } from '../../../native/lib/testing/processes';
import { problemWith } from '../../../native/lib/testing/skipping';

/** The command as it is installed. */
const command = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'gramscope.cjs');

export const PORT = 5000;
/** One that a program has for itself. */
export const HELD_PORT = 6001;
/** Sent with hops enough, and with one hop. */
export const GROUP = '239.1.1.1';
export const SHORT_LIVED = '239.1.1.2';

/** Why tests that need networks of their own are skipped; undefined where they run. */
export function networksProblem(): string | undefined {
  const missing = problemWith('ip', 'bridge', 'nsenter', 'smcrouted');
  if (missing !== undefined) return missing;
  return spawnSync('unshare', ['-n', 'true']).status === 0
    ? undefined
    : 'the system permits no network namespace';
}

/** What `gramscope diagnose` finds on a host, and its exit status. */
export async function diagnoseOn(
  host: Host,
  ...args: string[]
): Promise<DiagnosisReport & { status: number }> {
  const line = [process.execPath, command, 'diagnose', ...args, '--format', 'json'];
  const run = host.start('sh', '-c', '"$@" 2>/dev/null; echo "status $?"', 'sh', ...line);
  const [json = '', status = ''] = (await run.ended).split('\nstatus ');
  return { ...(JSON.parse(json) as DiagnosisReport), status: Number(status) };
}

/** Sends to a group ten times a second until the network ends. */
export function sendTo(host: Host, group: string, by: string, ttl: number): void {
  const to = `${group}:${PORT}%${by}`;
  const how = ['--text', 'hello', '--ttl', String(ttl), '--interval', '0.1'];
  host.start(process.execPath, command, 'send', to, ...how);
}

/** A program that joins as many groups as one socket may, and wants one more. */
export async function joinTooMany(host: Host, by: string): Promise<void> {
  const script = `
    const { dgram } = require(${JSON.stringify(BUNDLE)});
    const socket = dgram.createSocket('udp4');
    socket.bind(6000, () => {
      for (let last = 1; ; last += 1) {
        try { socket.addMembership('239.9.0.' + last, '${by}'); }
        catch (error) { console.log(error.code, 'after', last - 1); break; }
      }
    });`;
  await host.start(process.execPath, '-e', script).says('ENOBUFS after 20');
}

/** A program that shares its port with nobody. */
export async function holdPort(host: Host): Promise<void> {
  const script = `
    const { dgram } = require(${JSON.stringify(BUNDLE)});
    dgram.createSocket('udp4').bind(${HELD_PORT}, () => console.log('holds'));`;
  await host.start(process.execPath, '-e', script).says('holds');
}

export interface RoutedNetwork {
  sender: Host;
  router: Host;
  /** Hears what the router passes on, and has another interface besides. */
  receiver: Host;
  /** The same with a way back to the sender that is by the other interface, and a strict filter. */
  strict: Host;
}

/** A sender, a multicast router, and receivers behind it. */
export async function routedNetwork(network: Network): Promise<RoutedNetwork> {
  const [sender, router, receiver, strict] = await hosts(
    network,
    'sender',
    'router',
    'receiver',
    'strict',
  );
  const other = await network.host('other');
  await router.forward();
  await router.link(sender, 1);
  await router.link(receiver, 2);
  await router.link(strict, 3);
  await other.link(receiver, 4);
  await other.link(strict, 5);
  await sender.route('10.1.0.1');
  await receiver.route('10.2.0.1');
  await strict.route('10.5.0.1');
  await strict.shell('echo 1 >/proc/sys/net/ipv4/conf/to-router/rp_filter');
  const from = 'mroute from to-sender source 10.1.0.2 group';
  const routes = [GROUP, SHORT_LIVED].map((group) => `${from} ${group} to to-receiver to-strict\n`);
  await routeMulticast(router, network.directory, routes.join(''));
  sendTo(sender, GROUP, 'to-router', 8);
  sendTo(sender, SHORT_LIVED, 'to-router', 1);
  return { sender, router, receiver, strict };
}

/** Resolves when the routes, in the words of smcroute.conf(5), are in force. */
async function routeMulticast(router: Host, directory: string, routes: string): Promise<void> {
  const [config = '', pid = '', control = ''] = ['conf', 'pid', 'sock'].map((name) =>
    join(directory, name),
  );
  await writeFile(config, routes);
  const daemon = router.start(
    'smcrouted',
    '-n',
    '-l',
    'debug',
    '-f',
    config,
    '-P',
    pid,
    '-u',
    control,
  );
  await daemon.says('Ready, waiting');
}

export interface SwitchedNetwork {
  lan: Host;
  receiver: Host;
}

/**
 * A switch that snoops, and sends groups that nobody is known to be in to no port, with a sender and a receiver.
 * With a querier it learns who is in a group, and without it cannot.
 */
export async function switchedNetwork(
  network: Network,
  querier: 'asks' | 'none',
): Promise<SwitchedNetwork> {
  const [lan, sender, receiver] = await hosts(network, 'lan', 'sender', 'receiver');
  // After it begins to ask, a bridge waits for so many hundredths of a second until it trusts what it learnt.
  await lan.shell(`
    ip link add br0 type bridge mcast_snooping 1 mcast_query_response_interval 100
    ip link set br0 type bridge mcast_querier ${querier === 'asks' ? 1 : 0}
    ip link set br0 up
  `);
  for (const [at, host] of [sender, receiver].entries()) {
    await host.plug(lan);
    await lan.shell(`
      ip link set to-${host.name} master br0
      ip link set to-${host.name} type bridge_slave mcast_flood off
    `);
    await host.address('to-lan', 7, at + 1);
  }
  sendTo(sender, GROUP, 'to-lan', 1);
  return { lan, receiver };
}

async function hosts<Names extends string[]>(
  network: Network,
  ...names: Names
): Promise<{ [At in keyof Names]: Host }> {
  const made: Host[] = [];
  for (const name of names) made.push(await network.host(name));
  // As many as there are names.
  return made as { [At in keyof Names]: Host };
}
