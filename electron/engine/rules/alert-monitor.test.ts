import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlertRule } from '../../contract';
import type { Capture } from '../capture/capture';
import { AlertMonitor, type AlertEvent } from './alert-monitor';
import { WatchedCapture } from './testing/watched-capture';

let watched: WatchedCapture;
let capture: Capture;
let monitor: AlertMonitor;
let events: AlertEvent[];

beforeEach(async () => {
  watched = await WatchedCapture.open();
  ({ capture, monitor } = watched);
  events = [];
  monitor.onEvent((event) => events.push(event));
});

afterEach(() => watched.close());

const SEND = `
import socket, sys
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for _ in range(int(sys.argv[2])): sender.sendto(sys.argv[3].encode(), ('127.0.0.1', int(sys.argv[1])))`;

/** Sends datagrams, and resolves when they are in the log and all rules were evaluated for them. */
async function send(count: number, text = 'needle'): Promise<void> {
  await watched.receive(count, SEND, String(count), text);
}

/** Resolves to the next event that the monitor tells. */
async function nextEvent(): Promise<AlertEvent> {
  return await new Promise((resolve) => {
    const stop = monitor.onEvent((event) => {
      stop();
      resolve(event);
    });
  });
}

function threshold(count: number, seconds: number): AlertRule {
  return {
    name: `${count} in ${seconds}`,
    filter: 'udp.payload contains "needle"',
    when: { kind: 'threshold', count, seconds },
    notify: { desktop: true, sound: false },
    enabled: true,
  };
}

function silence(seconds: number): AlertRule {
  return { ...threshold(1, seconds), name: 'silence', when: { kind: 'silence', seconds } };
}

function watch(...rules: AlertRule[]): void {
  expect(monitor.setRules(rules)).toEqual({ ok: true, value: null });
}

function told(): string[] {
  return events.map((event) =>
    event.kind === 'failed' ? event.error.message : `${event.kind} ${event.alert.count}`,
  );
}

describe('a threshold', () => {
  it('is raised by as many matches as that, with the time of the last', async () => {
    watch(threshold(3, 60));
    await send(2);
    await send(5, 'hay');
    expect(events).toEqual([]);
    await send(1);
    const time = capture.rows(8, 1)[0]?.time;
    const alert = {
      id: 1,
      rule: '3 in 60',
      time,
      kind: 'threshold',
      seconds: 60,
      count: 3,
      notify: { desktop: true, sound: false },
      acknowledged: false,
    };
    expect(events).toEqual([{ kind: 'raised', alert }]);
    expect(monitor.alerts()).toEqual([alert]);
  });

  it('tells the name of its rule so that nothing in it is obeyed', async () => {
    watch({ ...threshold(1, 60), name: 'a\u202egpj' });
    await send(1);
    expect(monitor.alerts()).toMatchObject([{ rule: 'a\\u202egpj' }]);
  });

  it('is one alert for a flood, which counts on', async () => {
    watch(threshold(10, 60));
    for (let burst = 0; burst < 4; burst += 1) await send(5000);
    expect(events.filter(({ kind }) => kind === 'raised')).toHaveLength(1);
    expect(monitor.alerts()).toMatchObject([{ id: 1, count: 20_000 }]);
  });

  it('forgets matches that are too old, and is raised again after a pause', async () => {
    // Too few at a time, and the time between two sends is longer than the window.
    watch(threshold(2, 0.1), silence(0.2));
    await nextEvent();
    for (const texts of [1, 1, 2, 2]) {
      const silent = nextEvent();
      await send(texts);
      for (let event = await silent; !isSilence(event); event = await nextEvent());
    }
    const ofThreshold = monitor.alerts().filter(({ kind }) => kind === 'threshold');
    expect(ofThreshold.map(({ count }) => count)).toEqual([2, 2]);
  });

  it('counts only what came after the rule', async () => {
    await send(5);
    watch(threshold(3, 60));
    await send(2);
    expect(events).toEqual([]);
    await send(1);
    expect(told()).toEqual(['raised 3']);
  });

  it('can have a filter that only JavaScript evaluates', async () => {
    watch({ ...threshold(2, 60), filter: 'syslog.appname == "sshd"' });
    await send(1, '<13>Oct 11 22:14:15 host sshd[1]: failed');
    await send(3, '<13>Oct 11 22:14:15 host cron[1]: done');
    expect(events).toEqual([]);
    await send(1, '<13>Oct 11 22:14:15 host sshd[1]: failed');
    expect(told()).toEqual(['raised 2']);
  });
});

function isSilence(event: AlertEvent): boolean {
  return event.kind === 'raised' && event.alert.kind === 'silence';
}

describe('a silence', () => {
  it('is raised once, and again after a match has come', async () => {
    watch(silence(0.2));
    expect(await nextEvent()).toMatchObject({
      kind: 'raised',
      alert: { rule: 'silence', kind: 'silence', seconds: 0.2, count: 0 },
    });
    const second = nextEvent();
    await send(1);
    await second;
    expect(monitor.alerts()).toHaveLength(2);
    const time = capture.rows(1, 1)[0]?.time;
    const [, again] = monitor.alerts();
    expect(Number(again?.time) - Number(time)).toBeGreaterThan(0.19);
  });

  it('is broken by nothing but matches', async () => {
    const ofHay = { ...silence(0.5), name: 'no hay', filter: 'udp.payload contains "hay"' };
    watch(ofHay, silence(0.5));
    const raised: string[] = [];
    const both = new Promise<void>((resolve) => {
      monitor.onEvent((event) => {
        if (event.kind === 'raised' && raised.push(event.alert.rule) === 2) resolve();
      });
    });
    await send(1, 'hay');
    await both;
    expect(raised).toEqual(['silence', 'no hay']);
  });
});

describe('AlertMonitor', () => {
  it('leaves rules alone that are not enabled', async () => {
    watch({ ...threshold(1, 60), enabled: false });
    await send(1);
    expect(events).toEqual([]);
  });

  it('no longer watches a rule that was removed', async () => {
    watch(threshold(1, 60), threshold(2, 60));
    await send(1);
    watch(threshold(2, 60));
    await send(1);
    expect(monitor.alerts().map(({ rule }) => rule)).toEqual(['1 in 60', '2 in 60']);
    watch();
    await send(10);
    expect(monitor.alerts()).toHaveLength(2);
  });

  it('goes on with a rule whose name or notification has changed', async () => {
    watch(threshold(2, 60));
    await send(1);
    const notify = { desktop: false, sound: true };
    watch(threshold(9, 1), { ...threshold(2, 60), name: 'renamed', notify });
    await send(1);
    expect(monitor.alerts()).toMatchObject([{ rule: 'renamed', notify }]);
  });

  it('refuses a filter that is wrong, and keeps the rules that it has', async () => {
    watch(threshold(1, 60));
    const refused = monitor.setRules([threshold(5, 60), { ...threshold(1, 1), filter: 'udp ==' }]);
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'RULES_INVALID',
        message: expect.stringContaining('The alert rule "1 in 1" cannot be used. The filter is'),
        detail: expect.stringContaining('^'),
      },
    });
    await send(5);
    expect(monitor.alerts().map(({ rule }) => rule)).toEqual(['1 in 60']);
  });

  it('marks alerts as seen and forgets them', async () => {
    watch(threshold(1, 60));
    await send(1);
    expect(monitor.acknowledge(1)).toMatchObject({ id: 1, acknowledged: true });
    expect(monitor.acknowledge(2)).toBeUndefined();
    expect(monitor.alerts()).toMatchObject([{ id: 1, acknowledged: true }]);
    monitor.clear();
    expect(monitor.alerts()).toEqual([]);
    await send(1);
    expect(told()).toEqual(['raised 1']);
  });

  it('tells nothing after it was closed', async () => {
    watch(threshold(2, 60), silence(0.1));
    await send(1);
    const other = new AlertMonitor(capture);
    other.setRules([silence(0.4)]);
    monitor.close();
    events = [];
    const later = new Promise((resolve) => other.onEvent(resolve));
    watched.send(SEND, '5', 'hay');
    await later;
    other.close();
    expect(events).toEqual([]);
  });

  it('tells nothing more when a listener closes it', async () => {
    watch(threshold(1, 0.1), threshold(1, 60));
    monitor.onEvent(() => monitor.close());
    await send(3);
    expect(events).toHaveLength(1);
  });
});
