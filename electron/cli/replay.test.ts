import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { writeCaptureFile } from '../../native/lib/testing/capture-file';
import { withNetwork } from '../../native/lib/testing/network';
import type { Mark, ReplayReport } from '../contract';
import { DatagramReceiver, receiverScript } from './testing/datagram-receiver';
import {
  command,
  numbers,
  outcomeOf,
  reportOf,
  startReplay,
  writeNumbered,
} from './testing/replay-command';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function capture(name: string, count: number): string {
  return writeNumbered(join(folder, name), count);
}

const file = capture('thousand.pcap', 1000);

const receivers: DatagramReceiver[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const socket of receivers.splice(0)) socket.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function listening(...place: Parameters<typeof DatagramReceiver.bind>) {
  const bound = await DatagramReceiver.bind(...place);
  receivers.push(bound.socket);
  return bound;
}

function started(args: string[]) {
  const child = startReplay(args);
  children.push(child);
  return child;
}

function replay(args: string[], input?: Uint8Array) {
  return outcomeOf(started(args), input);
}

/** A mark of a datagram in such a capture. */
function markAt(number: number, comment: string): Mark {
  return { number, time: `1700000000.${String(number - 1).padStart(3, '0')}000000`, comment };
}

describe('gramscope replay', { timeout: 30_000 }, () => {
  it('sends every datagram once, in order, from the ports that they came from', async () => {
    const { socket, to } = await listening();
    const { status, stdout } = await replay([file, '--to', to, '--pps', '5000', '--json']);
    const arrived = await socket.arrivals(1000);
    expect(arrived.map(({ text }) => text)).toEqual(numbers(1, 1000));
    expect(arrived.map(({ sourcePort }) => sourcePort)).toEqual(
      numbers(1, 1000).map((_, at) => 21_000 + (at % 3)),
    );
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).every((line) => 'progress' in line)).toBe(true);
    expect(reportOf(stdout)).toMatchObject({ sent: 1000, errors: 0, complete: true, loop: 1 });
    expect(status).toBe(0);
  });

  it('tells how it went, with a drawing', async () => {
    const { to } = await listening();
    const { stdout } = await replay([file, '--to', to, '--limit', '50']);
    expect(stdout).toMatch(/^sent 50, 441 bytes, in 0\.\d{6} seconds; wanted 0\.049000$/mu);
    expect(stdout).toMatch(/^late: median \S+ .s, 99th percentile \S+ .s, worst \S+ .s$/mu);
    expect(stdout).toMatch(/^ {2}up to +\S+ .s +\d+ {2}#+$/mu);
  });

  it('takes its time', async () => {
    const { to } = await listening();
    const run = async (...args: string[]) => {
      const { stdout } = await replay([file, '--to', to, '--json', ...args]);
      return reportOf(stdout);
    };
    const slow = await run('--speed', '2', '--until', '401');
    expect([slow.wanted, slow.achieved >= 0.19]).toEqual([0.2, true]);
    const paced = await run('--pps', '500', '--limit', '101', '--timing', 'frugal');
    expect([paced.wanted, paced.achieved >= 0.19]).toEqual([0.2, true]);
  });

  it('begins and ends at marks, named by comment or place', async () => {
    const marked = capture('marked.pcap', 20);
    writeFileSync(
      `${marked}.marks.json`,
      JSON.stringify({ version: 1, marks: [markAt(4, 'here it began'), markAt(7, '')] }),
    );
    const { socket, to } = await listening();
    const range = ['--from', 'mark:here it began', '--until', 'mark:2'];
    const { status } = await replay([marked, '--to', to, '--top-speed', ...range]);
    expect(status).toBe(0);
    expect(await socket.texts(4)).toEqual(numbers(4, 7));
    const unknown = await replay([marked, '--to', to, '--from', 'mark:3']);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain('has no mark "3".');
    expect(unknown.stderr).toContain('It has: here it began, 2.');
  });

  it('sends what is in the range and passes the filter', async () => {
    const { socket, to } = await listening();
    const at = '2023-11-14T22:13:20';
    await replay([file, '--to', to, '--from', '10', '--until', '12', '--top-speed']);
    await replay([file, '--to', to, '--from', `${at}.5Z`, '--until', `${at}.502Z`, '--top-speed']);
    await replay([file, '--to', to, '-Y', 'frame.number >= 999 and ip.dst == 10.0.0.0/8']);
    const filter = 'udp.payload contains "number 50" and frame.number > 502';
    await replay([
      file,
      '--to',
      to,
      '--until',
      `${at}.504Z`,
      '-Y',
      filter,
      '--source-ports',
      'any',
    ]);
    expect(await socket.texts(3 + 2 + 1 + 2)).toEqual(
      [10, 11, 12, 501, 502, 1000, 503, 504].map((number) => `number ${number}`),
    );
  });

  it('sends by a table', async () => {
    const [one, other] = [await listening(), await listening('AF_INET', '127.1.2.3')];
    const maps = [`10.1.0.0/16=127.1.0.0/16:${other.port}`, `192.0.2.2:2000=${one.to}`];
    const mapping = maps.flatMap((map) => ['--map', map]);
    const { stdout } = await replay([file, ...mapping, '--limit', '6', '--json']);
    expect(await one.socket.texts(3)).toEqual(['number 1', 'number 3', 'number 5']);
    expect(await other.socket.texts(3)).toEqual(['number 2', 'number 4', 'number 6']);
    expect(reportOf(stdout).complete).toBe(true);
    const { stdout: rest } = await replay([file, '--map', ':2000=none', '--to', one.to, '--json']);
    expect(reportOf(rest)).toMatchObject({ sent: 500, complete: true, skipped: { excluded: 500 } });
  });

  it('says what it would do, and sends nothing', async () => {
    const { status, stdout, stderr } = await replay([
      file,
      '--dry-run',
      '--map',
      '10.0.0.0/8=none',
    ]);
    expect(stdout).toContain('would send 500 of 1000 datagrams, ');
    expect(stdout).toContain('to 192.0.2.2:2000: 500, ');
    expect(stdout).toContain('not sent 500: a mapping says so');
    expect([status, stderr.includes('Agree')]).toEqual([0, false]);
    const json = await replay([file, '--dry-run', '--to', '127.0.0.1', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      survey: {
        selected: 1000,
        sendable: 1000,
        peak: { datagrams: 1000 },
        destinations: [
          { address: '127.0.0.1', port: 2000, datagrams: 500, outside: false },
          { address: '127.0.0.1', port: 2001, datagrams: 500, outside: false },
        ],
        concerns: [],
      },
    });
  });

  it.each([
    [['-Y', 'udp.port == 9'], 'none of 1000 datagrams is in the filter'],
    [['--from', '1001'], 'none of 1000 datagrams is in the range'],
    [['--to', 'none'], '1000 that a mapping sends nowhere'],
    [['--to', '198.51.100.7:9'], 'outside this machine and its networks: 198.51.100.7:9'],
    [['--to', '127.0.0.1:9', '--max-rate', '100'], 'and 100 is the limit'],
    [['--to', '127.0.0.1:9', '--top-speed', '--max-rate', '100'], 'as fast as the system'],
  ])('sends nothing with %j', async (args, reason) => {
    const { status, stdout, stderr } = await replay([file, ...args]);
    expect(stderr).toContain(reason);
    expect(stderr.includes('Agree with --yes')).toBe(/outside|limit|system/u.test(reason));
    expect([status, stdout]).toEqual([1, '']);
  });

  it('says once why something is refused, goes on, and ends with 1', async () => {
    const { to, socket } = await listening();
    const nowhere = join(folder, 'nobody');
    const maps = ['--map', `10.0.0.0/8=${nowhere}`, '--to', to];
    const { status, stdout, stderr } = await replay([file, ...maps, '--limit', '20']);
    expect(stderr.split(`${nowhere}: there is no such socket`)).toHaveLength(2);
    expect(stdout).toContain(`refused 10: ENOENT to ${nowhere}, first datagram 2`);
    expect(await socket.texts(10)).toHaveLength(10);
    expect(status).toBe(1);
    const { stdout: early } = await replay([file, ...maps, '--stop-on-error', '--json']);
    expect(reportOf(early)).toMatchObject({ sent: 1, failure: { code: 'REPLAY_STOPPED' } });
  });

  it('reads standard input', async () => {
    const { socket, to } = await listening();
    const { status } = await replay(['-', '--to', to, '--limit', '3'], readFileSync(file));
    expect([status, await socket.texts(3)]).toEqual([0, numbers(1, 3)]);
  });

  it('replaces bytes, and loops', async () => {
    const { socket, to } = await listening();
    const replacing = ['--replace', String.raw`number\x20=0x4e554d424552 3d`, '--replace', '1=x'];
    const looping = ['--until', '2', '--loop', '2', '--no-closing-gap'];
    await replay([file, '--to', to, ...looping, ...replacing]);
    expect(await socket.texts(4)).toEqual(['NUMBER=x', 'NUMBER=2', 'NUMBER=x', 'NUMBER=2']);
  });

  it('sets times of syslog to now', async () => {
    const path = join(folder, 'syslog.pcap');
    writeCaptureFile(path, [{ payload: '<13>1 2003-10-11T22:14:15.003Z host app - - - hello' }]);
    const { socket, to } = await listening();
    await replay([path, '--to', to, '--rewrite', 'syslog-time']);
    const [text = ''] = await socket.texts(1);
    const sent = Date.parse(text.split(' ')[1] ?? '');
    expect(Math.abs(Date.now() - sent)).toBeLessThan(60_000);
  });

  it('sends Unix datagrams back to where they went', async () => {
    const path = join(folder, 'log.sock');
    const recorded = join(folder, 'unix.pcapng');
    const listen = spawn(
      process.execPath,
      [command, 'listen', `unix:${path}`, '--write', recorded, '--count', '2'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    children.push(listen);
    await once(listen.stderr, 'data');
    spawnSync(process.execPath, [command, 'send', path, '--lines'], { input: 'one\ntwo\n' });
    if (listen.exitCode === null) await once(listen, 'close');
    const { socket } = await listening('AF_UNIX', path);
    const source = join(folder, 'unix.unix.pcapng');
    const { stdout } = await replay([source, '--json']);
    expect(await socket.texts(2)).toEqual(['one', 'two']);
    expect(reportOf(stdout).complete).toBe(true);
  });

  it('is stopped by a signal, and tells what was sent', async () => {
    const { socket, to } = await listening();
    const child = started([file, '--to', to, '--pps', '20', '--json']);
    await socket.texts(3);
    child.kill('SIGINT');
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(reportOf(stdout)).toMatchObject({ stopped: true, complete: false });
  });

  it('starts when it is told to', async () => {
    const { to } = await listening();
    const child = started([file, '--to', to, '--start-at', '+30', '--json']);
    const [line] = await once(createInterface(child.stdout), 'line');
    expect(JSON.parse(line).progress).toMatchObject({ state: 'waiting', sent: 0 });
  });
});

describe('gramscope replay --control', { timeout: 30_000 }, () => {
  it('does what it is told, no datagram twice and none left out', async () => {
    const { socket, to } = await listening();
    const child = started([file, '--to', to, '--paused', '--control', '--json']);
    const lines: { progress?: object; error?: { message: string }; report?: ReplayReport }[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)));
    const say = (text: string) => child.stdin.write(`${text}\n`);
    say('step 3');
    expect(await socket.texts(3)).toEqual(numbers(1, 3));
    say('seek 500\nsay hello\nspeed 0\nseek 2023-11-14T22:13:20.100Z\nstep\nstatus');
    expect(await socket.texts(1)).toEqual(numbers(101, 101));
    say('seek 900\ntop-speed\nresume');
    expect(await socket.texts(101)).toEqual(numbers(900, 1000));
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
    expect(lines.flatMap(({ error }) => error?.message ?? [])).toEqual([
      expect.stringContaining('There is no command "say"'),
      expect.stringContaining('speed is a factor'),
    ]);
    expect(lines.at(-1)?.report).toMatchObject({ sent: 105, complete: true });
  });

  it.each([[['--paused']], [['--paused', '--json']]])(
    'refuses to wait with %j where nobody could end that',
    async (args) => {
      const { status, stderr } = await replay([file, '--to', '127.0.0.1:9', ...args]);
      expect(stderr).toContain('--paused waits for a key or a command');
      expect(status).toBe(2);
    },
  );

  it('goes on where commands end, also when it is paused', async () => {
    const { socket, to } = await listening();
    const args = [file, '--to', to, '--paused', '--control', '--top-speed'];
    const { status } = await replay(args, Buffer.from('seek 990\n'));
    expect(await socket.texts(11)).toEqual(numbers(990, 1000));
    expect(status).toBe(0);
  });

  it('goes no faster than the limit', async () => {
    const { socket, to } = await listening();
    const args = ['--paused', '--control', '--pps', '50', '--max-rate', '60'];
    const child = started([file, '--to', to, ...args]);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.write('pps 61\nspeed 1\ntop-speed\nspeed 0.05\nstep 2\n');
    expect(await socket.texts(2)).toEqual(numbers(1, 2));
    child.stdin.write('stop\n');
    expect((await once(child, 'close'))[0]).toBe(1);
    expect(stderr.split('is the limit that was set')).toHaveLength(4);
  });
});

const hex = (text: string): string => Buffer.from(text).toString('hex');

const hasNamespaces = spawnSync('unshare', ['-n', 'true']).status === 0;

describe.skipIf(!hasNamespaces)('gramscope replay between machines', { timeout: 30_000 }, () => {
  it('sends to a group by an interface, with hops, unheard here', async () => {
    await withNetwork(async (network) => {
      const [here, there] = [await network.host('here'), await network.host('there')];
      const { mine, theirs } = await here.link(there, 7);
      const hear = async (host: typeof here, address: string) => {
        const group = ['239.1.1.1', address];
        const running = host.start(
          'python3',
          '-c',
          receiverScript,
          'AF_INET',
          '',
          '5000',
          ...group,
        );
        await running.says('5000\n');
        return running;
      };
      const [far, near] = [await hear(there, theirs.address), await hear(here, mine.address)];
      const run = (...args: string[]) =>
        here.run(process.execPath, command, 'replay', file, ...args);
      const by = ['--to', '239.1.1.1:5000', '--interface', mine.name];
      await run(...by, '--ttl', '7', '--no-loopback', '--limit', '1', '--yes');
      await run(...by, '--from', '2', '--limit', '1');
      const said = await far.says(hex('number 2'));
      expect(said).toContain(`${hex('number 1')} 7 21000`);
      expect(said).toContain(`${hex('number 2')} 1 21001`);
      expect(await near.says(hex('number 2'))).not.toContain(hex('number 1'));
      await expect(run(...by, '--ttl', '7')).rejects.toThrow(/outside this machine/u);
    });
  });

  it('broadcasts on an interface, also where there is no default route', async () => {
    await withNetwork(async (network) => {
      const [here, there] = [await network.host('here'), await network.host('there')];
      const { mine } = await here.link(there, 9);
      await here.link(await network.host('elsewhere'), 10);
      const receiver = ['python3', '-c', receiverScript, 'AF_INET', '', '5000', ''] as const;
      const far = there.start(...receiver);
      await far.says('5000\n');
      const way = ['--to', '255.255.255.255:5000', '--interface', mine.name];
      await here.run(process.execPath, command, 'replay', file, ...way, '--limit', '2', '--yes');
      // The port that it came from is kept.
      expect(await far.says(hex('number 2'))).toContain(`${hex('number 2')} 64 21001`);
    });
  });

  it('goes on from another address when the machine gets one', async () => {
    await withNetwork(async (network) => {
      const [here, there] = [await network.host('here'), await network.host('there')];
      const { mine, theirs } = await here.link(there, 8);
      const receiver = ['python3', '-c', receiverScript, 'AF_INET', '', '5000', ''] as const;
      const far = there.start(...receiver);
      await far.says('5000\n');
      const pace = ['--pps', '500', '--limit', '1000', '--yes', '--json'];
      const to = `${theirs.address}:5000`;
      const playing = here.start(process.execPath, command, 'replay', file, '--to', to, ...pace);
      // Long enough for all of them to be expected to go there.
      await far.says(hex('number 200'));
      const other = mine.address.replace(/\d+$/u, '77');
      await here.shell(`
        echo 1 >/proc/sys/net/ipv4/conf/${mine.name}/promote_secondaries
        ip addr add ${other}/24 dev ${mine.name}
        ip addr del ${mine.address}/24 dev ${mine.name}`);
      await far.says(hex('number 1000'));
      expect(await playing.says('"report"')).toMatch(/"sent":1000,.*"errors":0,/u);
    });
  });
});
