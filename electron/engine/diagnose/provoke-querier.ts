import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dgram } from '#native';
import { isSystemError } from '../capture/system-error';
import type { Host } from '../host/host';
import type { JoinedGroup, SpokenProtocol } from '../membership/joined';
import { parseIgmp } from '../membership/proc-igmp';
import { mldQueries } from '../membership/read-joined';
import type { QuerierSign } from './facts';

/** Milliseconds until the report of a join has been heard, and a querier has had time to ask. */
const reporting = 700;
const patience = 2500;
const tick = 50;

/** More would keep the person waiting, and say no more. */
const mostInterfaces = 4;

/** A documentation address (RFC 5737), from which nothing ever comes. */
const noSource = { 4: '192.0.2.1', 6: '2001:db8::1' } as const;

export interface ProvokeOptions {
  host: Host;
  family: 4 | 6;
  interfaces: readonly string[];
  protocols: readonly SpokenProtocol[];
  signal: AbortSignal;
}

/**
 * Finds out whether somebody on a link asks for memberships, without waiting for the next general query, which may
 * be minutes away. The kernel tells of older queriers by itself. Else a group that nobody uses is joined for all
 * sources and then for one alone: a querier must ask at once who still wants the others (RFC 3376, section 6.4.2), and
 * that the kernel has heard it shows in the timer of the group.
 */
export function findQueriers(options: ProvokeOptions): Promise<QuerierSign[]> {
  return Promise.all(
    options.interfaces.slice(0, mostInterfaces).map((name) => findOn(name, options)),
  );
}

async function findOn(name: string, options: ProvokeOptions): Promise<QuerierSign> {
  const protocol = options.family === 4 ? 'IGMP' : 'MLD';
  const spoken = options.protocols.find(
    (one) => one.interface === name && one.protocol === protocol,
  );
  if (spoken?.presence === 'heard') {
    const evidence =
      protocol === 'IGMP'
        ? `the kernel speaks IGMPv${spoken.version}, because a querier of that version was heard.`
        : 'the kernel has counted queries of MLD.';
    return { interface: name, sign: 'heard', evidence };
  }
  try {
    const isAnswered = await provoke(name, options);
    return isAnswered
      ? {
          interface: name,
          sign: 'answered',
          evidence: 'when a group seemed to be left, a querier asked for it.',
        }
      : {
          interface: name,
          sign: 'silent',
          evidence: `when a group seemed to be left, nobody asked for it within ${patience / 1000} seconds.`,
        };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return {
      interface: name,
      sign: 'untested',
      evidence: `a group to try it with could not be joined: ${error.code}.`,
    };
  }
}

async function provoke(name: string, { host, family, signal }: ProvokeOptions): Promise<boolean> {
  const type = family === 4 ? 'udp4' : 'udp6';
  const forAll = dgram.createSocket(type);
  const forOne = dgram.createSocket(type);
  const group = unusedGroup(family);
  const earlier = await mldQueries(host, name);
  try {
    forAll.addMembership(group, name);
    forOne.addSourceSpecificMembership(noSource[family], group, name);
    await pause(reporting, undefined, { signal });
    forAll.dropMembership(group, name);
    return family === 4
      ? await timerRuns(host, { interface: name, group }, signal)
      : await until(async () => (await mldQueries(host, name)) > earlier, signal);
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  } finally {
    forAll.close();
    forOne.close();
  }
}

/** 233.252.0.0/24 and ff0x::db8:0:0/96 are for documentation (RFC 6676): nobody sends there. */
function unusedGroup(family: 4 | 6): string {
  return family === 4
    ? `233.252.0.${randomInt(1, 255)}`
    : `ff05::db8:0:${randomInt(1, 0xffff).toString(16)}`;
}

function timerRuns(
  host: Host,
  wanted: Pick<JoinedGroup, 'interface' | 'group'>,
  signal: AbortSignal,
): Promise<boolean> {
  return until(async () => {
    const { groups } = parseIgmp((await host.read('/proc/net/igmp')) ?? '');
    return groups.some(
      (one) =>
        one.interface === wanted.interface && one.group === wanted.group && one.isTimerRunning,
    );
  }, signal);
}

/** Whether it comes true while there is patience. */
async function until(isTrue: () => Promise<boolean>, signal: AbortSignal): Promise<boolean> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (await isTrue()) return true;
    await pause(tick, undefined, { signal });
  }
  return false;
}
