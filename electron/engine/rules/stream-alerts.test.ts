import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AlertRule } from '../../contract';
import type { Capture } from '../capture/capture';
import type { AlertMonitor } from './alert-monitor';
import { WatchedCapture } from './testing/watched-capture';

let watched: WatchedCapture;
let capture: Capture;
let monitor: AlertMonitor;

beforeEach(async () => {
  watched = await WatchedCapture.open();
  ({ capture, monitor } = watched);
});

afterEach(() => watched.close());

/** RTP with these sequence numbers, a new stream each time. */
const SEND = `
import socket, struct, sys
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
out.connect(('127.0.0.1', int(sys.argv[1])))
for number in map(int, sys.argv[2].split(',')):
    out.send(struct.pack('>BBHII', 0x80, 0, number, 160 * number, 7) + bytes(160))`;

/** Resolves when they are in the log and all rules were evaluated for them. */
async function send(...sequence: number[]): Promise<void> {
  await watched.receive(sequence.length, SEND, sequence.join(','));
}

function rule(filter: string): AlertRule {
  return {
    name: filter,
    filter,
    when: { kind: 'threshold', count: 1, seconds: 3600 },
    notify: { desktop: false, sound: false },
    enabled: true,
  };
}

const raised = () => monitor.alerts().map((alert) => [alert.rule, alert.count]);

it('alerts at losses and new streams', async () => {
  const rules = [rule('gramscope.lost >= 2'), rule('gramscope.new_stream')];
  expect(monitor.setRules(rules)).toMatchObject({ ok: true });
  await send(1, 2, 3, 4, 5, 6, 8, 9);
  expect(raised()).toEqual([['gramscope.new_stream', 1]]);
  await send(1, 2, 3, 4, 5, 6, 9, 10, 14, 15);
  expect(raised().toSorted()).toEqual([
    ['gramscope.lost >= 2', 2],
    ['gramscope.new_stream', 2],
  ]);
});

it('goes by limits that were changed, once the rules are set again', async () => {
  const rules = [rule('gramscope.burst_alarm')];
  monitor.setRules(rules);
  await send(1, 2, 3, 4, 5, 6);
  expect(raised()).toEqual([]);
  capture.setStreamOptions({ alarms: { burst: 3 } });
  await send(1, 2, 3, 4, 5, 6);
  expect(raised()).toEqual([]);
  monitor.setRules(rules);
  await send(1, 2, 3, 4, 5, 6);
  expect(raised()).toEqual([['gramscope.burst_alarm', 1]]);
});
