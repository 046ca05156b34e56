import { execFileSync } from 'node:child_process';

import { InterfaceWatcher, type NetworkInterface } from '#native';
import { describe, expect, test } from 'vitest';

import { errorOf } from './testing/captures';
import { namespaceProblem } from './testing/namespace';
import { runNode } from './testing/processes';
import { reason } from './testing/skipping';

/** Runs ip(8). */
const ip = (args: string): Buffer => execFileSync('ip', args.split(' '));

/** Runs it with many lines at once. */
const ipBatch = (lines: string[]): Buffer =>
  execFileSync('ip', ['-batch', '-'], { input: lines.join('\n') });

/** Far more addresses than the buffer of a netlink socket holds notices. */
function addressLines(verb: string): string[] {
  return Array.from(
    { length: 3000 },
    (_, i) => `address ${verb} 10.${100 + (i >> 8)}.${i & 255}.1/32 dev t0`,
  );
}

type Expected = (now: NetworkInterface, before?: NetworkInterface) => boolean;

/** Resolves to the interface that an event tells of, when it is as expected. */
function until(
  watcher: InterfaceWatcher,
  event: 'added' | 'changed' | 'removed',
  expected: Expected,
): Promise<NetworkInterface> {
  return new Promise((resolve) => {
    const hear = (now: NetworkInterface, before?: NetworkInterface): void => {
      if (!expected(now, before)) return;
      watcher.off(event, hear);
      resolve(now);
    };
    watcher.on(event, hear);
  });
}

/** Runs `body` with a watcher, and closes it whatever comes. */
async function withWatcher(body: (watcher: InterfaceWatcher) => Promise<void>): Promise<void> {
  const watcher = new InterfaceWatcher();
  try {
    await body(watcher);
  } finally {
    watcher.close();
  }
}

describe.skipIf(namespaceProblem)(`interfaces${reason(namespaceProblem)}`, () => {
  test('an interface comes, changes and goes', () =>
    withWatcher(async (watcher) => {
      const both = ['v0', 'v1'].map((name) =>
        until(watcher, 'added', (added) => added.name === name),
      );
      ip('link add v0 type veth peer name v1');
      const [added] = await Promise.all(both);
      expect(added).toMatchObject({ name: 'v0', up: false, multicast: true, mtu: 1500 });

      const addressed = until(watcher, 'changed', ({ addresses }) =>
        addresses.some(({ address }) => address === '192.0.2.7'),
      );
      ip('address add 192.0.2.7/24 dev v0');
      expect((await addressed).addresses).toEqual([
        { family: 4, address: '192.0.2.7', prefixLength: 24 },
      ]);

      const changes: [string, Expected][] = [
        ['link set v0 up', (now, before) => now.up && before?.up === false],
        ['link set v0 mtu 1400', (now, before) => now.mtu === 1400 && before?.mtu === 1500],
        [
          'link set v0 multicast off',
          (now, before) => !now.multicast && before?.multicast === true,
        ],
        ['link set v0 down', (now, before) => !now.up && before?.up === true],
        ['link set v0 name lan', (now, before) => now.name === 'lan' && before?.name === 'v0'],
      ];
      for (const [command, expected] of changes) {
        const changed = until(watcher, 'changed', expected);
        ip(command);
        expect((await changed).index).toBe(added?.index);
      }

      const gone = until(watcher, 'removed', ({ index }) => index === added?.index);
      ip('link delete lan');
      expect((await gone).name).toBe('lan');
      expect(watcher.interfaces.map(({ index }) => index)).not.toContain(added?.index);
    }));

  test('many changes at once are few events, and the last of them is told', () =>
    withWatcher(async (watcher) => {
      let events = 0;
      watcher.on('changed', () => {
        events += 1;
      });
      const last = until(watcher, 'changed', ({ mtu }) => mtu === 1299);
      ipBatch(Array.from({ length: 300 }, (_, i) => `link set t0 mtu ${1000 + i}`));
      await last;
      expect(events).toBeLessThan(100);
    }));

  test('notices that the system could not keep cost no change', () =>
    withWatcher(async (watcher) => {
      const all = until(watcher, 'changed', ({ addresses }) => addresses.length > 3000);
      ipBatch(addressLines('add'));
      await all;
      const none = until(watcher, 'changed', ({ addresses }) => addresses.length < 10);
      ipBatch(addressLines('delete'));
      expect((await none).name).toBe('t0');
    }));

  test('what a listener throws keeps nothing from the others', async () => {
    // In a process of its own, because it is an uncaught exception of the process.
    const script = `
      const { InterfaceWatcher } = require(BUNDLE);
      const watcher = new InterfaceWatcher();
      let heard = 0;
      process.on('uncaughtException', ({ message }) => {
        console.log(message);
        heard += 1;
        if (heard === 2) watcher.close();
      });
      watcher.on('added', ({ name }) => { throw new Error(name); });
      const veth = ['link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1'];
      require('node:child_process').execFileSync('ip', veth);
    `;
    expect((await runNode(script)).split('\n').toSorted()).toEqual(['v0', 'v1']);
    ip('link delete v0');
  });
});

test('a watcher keeps the process alive until it is closed, or need not', async () => {
  const script = `
    const { InterfaceWatcher } = require(BUNDLE);
    const unreferenced = new InterfaceWatcher().unref();
    const watcher = new InterfaceWatcher();
    watcher.on('close', () => console.log('closed'));
    process.on('exit', () => console.log('exit'));
    setTimeout(() => watcher.close(), 50).unref();
  `;
  expect(await runNode(script)).toBe('closed\nexit');
});

test('a worker ends with an open watcher, and leaves no descriptor', async () => {
  const script = `
    const { once } = require('node:events');
    const { Worker } = require('node:worker_threads');
    const watching = 'const { InterfaceWatcher } = require(' + JSON.stringify(BUNDLE) + ');' +
      'new InterfaceWatcher(); require("node:worker_threads").parentPort.postMessage(1);';
    const open = async () => {
      const worker = new Worker(watching, { eval: true });
      await once(worker, 'message');
      await worker.terminate();
      return descriptors();
    };
    // The first worker of a process opens what Node then keeps.
    open().then(async (before) => console.log((await open()) - before));
  `;
  expect(await runNode(script)).toBe('0');
});

test('a signal closes it, also one that aborted before', async () => {
  const aborted = new InterfaceWatcher({ signal: AbortSignal.abort() });
  await new Promise((resolve) => aborted.once('close', () => resolve(undefined)));
  const controller = new AbortController();
  const watcher = new InterfaceWatcher({ signal: controller.signal });
  const closed = new Promise((resolve) => watcher.once('close', () => resolve('closed')));
  controller.abort();
  expect(await closed).toBe('closed');
  expect(watcher.close()).toBeUndefined();
});

test('wrong options throw', () => {
  const wrong = { signal: {} } as { signal: AbortSignal };
  expect(errorOf(() => new InterfaceWatcher(wrong)).code).toBe('ERR_INVALID_ARG_TYPE');
  const misspelt = { sgnal: undefined } as object;
  expect(errorOf(() => new InterfaceWatcher(misspelt)).message).toContain('sgnal');
});
