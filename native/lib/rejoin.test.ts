import { execFileSync } from 'node:child_process';
import { once } from 'node:events';

import { Capture, InterfaceWatcher, listInterfaces } from '#native';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { namespaceProblem } from './testing/namespace';
import { reason } from './testing/skipping';

const ip = (args: string): Buffer => execFileSync('ip', args.split(' '));

function make(name: string): { name: string; index: number } {
  ip(`link add ${name} up type veth peer name ${name}-peer`);
  const { index } = listInterfaces().find((each) => each.name === name) ?? { index: 0 };
  return { name, index };
}

const cases = [
  { family: 4, group: '232.1.1.1', sources: ['10.0.0.2', '10.0.0.3'], any: '239.1.1.1' },
  { family: 6, group: 'ff35::8', sources: ['fd00::2', 'fd00::3'], any: 'ff15::1' },
] as const;

describe.skipIf(namespaceProblem)(`joining again${reason(namespaceProblem)}`, () => {
  let capture: Capture;

  beforeEach(() => {
    capture = new Capture();
  });
  afterEach(() => capture.close());

  /** More often than a socket of Linux may have memberships (igmp_max_memberships). */
  test.each(cases)('IPv$family groups of interfaces that vanish fill nothing', (each) => {
    const { id } = capture.openUdp({
      family: each.family,
      address: each.family === 4 ? '0.0.0.0' : '::',
      port: 0,
    });
    for (let round = 0; round < 25; round += 1) {
      const on = make('v0');
      capture.rejoin(id, { group: each.any, interface: on }, 'on one');
      for (const source of each.sources) {
        capture.rejoin(id, { group: each.group, source, interface: on }, 'on one');
      }
      ip('link delete v0');
      expect(capture.memberships(id)).toHaveLength(3);
      for (const membership of capture.memberships(id)) capture.drop(id, membership);
      expect(capture.memberships(id)).toEqual([]);
    }
  });

  test.each(cases)('an IPv$family group that is joined once more is there once', (each) => {
    const on = make('v0');
    const { id } = capture.openUdp({
      family: each.family,
      address: each.family === 4 ? '0.0.0.0' : '::',
      port: 0,
    });
    for (const source of each.sources)
      capture.join(id, { group: each.group, source, interface: 'v0' });
    const before = capture.memberships(id);
    for (const membership of before) capture.rejoin(id, membership, 'everywhere');
    expect(capture.memberships(id)).toEqual(before);
    capture.drop(id, { group: each.any, interface: on });
    expect(capture.memberships(id)).toEqual(before);
    ip('link delete v0');
  });
});

test.skipIf(namespaceProblem)(
  'a watcher tells of notices that leave no change to be seen',
  async () => {
    const watcher = new InterfaceWatcher();
    const changes: unknown[] = [];
    watcher.on('changed', (now) => changes.push(now));
    const looked = once(watcher, 'looked');
    ip('link set t0 alias one');
    await looked;
    expect(changes).toEqual([]);
    watcher.close();
  },
);
