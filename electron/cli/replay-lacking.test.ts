import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { DatagramReceiver } from './testing/datagram-receiver';
import { numbers, outcomeOf, reportOf, startReplay, writeNumbered } from './testing/replay-command';

const folder = mkdtempSync(join(tmpdir(), 'gramscope-lacking-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = writeNumbered(join(folder, 'whole.pcap'), 4);

const receivers: DatagramReceiver[] = [];

afterEach(() => {
  for (const socket of receivers.splice(0)) socket.close();
});

async function listening() {
  const bound = await DatagramReceiver.bind();
  receivers.push(bound.socket);
  return bound;
}

function replay(args: string[]) {
  return outcomeOf(startReplay(args));
}

describe('gramscope replay of what is not whole', { timeout: 30_000 }, () => {
  it('tells what the file lacks, and that this was not sent', async () => {
    const bytes = readFileSync(whole);
    const record = 16 + 28 + 'number 1'.length;
    // The second and the third are fragments without the rest: of UDP, and of ICMP, which is not sent anyway.
    const flags = (at: number) => 24 + at * record + 16 + 6;
    bytes.writeUInt16BE(0x2000, flags(1));
    bytes.writeUInt16BE(0x2000, flags(2));
    bytes.writeUInt8(1, flags(2) + 3);
    const path = join(folder, 'fragments.pcap');
    writeFileSync(path, bytes);
    const { socket, to } = await listening();
    const lacking = await replay([path, '--to', to, '--top-speed']);
    expect(await socket.texts(2)).toEqual(['number 1', 'number 4']);
    expect(lacking.stdout).toContain('not sent 1: fragments of them are missing\n');
    expect(lacking.stdout).toContain('other frames 2: without UDP, or fragments\n');
    expect(lacking.status).toBe(1);
    const some = await replay([path, '--to', to, '--top-speed', '--until', '1']);
    expect(some.status).toBe(0);
  });

  it('tells that a file was cut off, and that not all was sent', async () => {
    const bytes = readFileSync(whole);
    const path = join(folder, 'cut.pcap');
    writeFileSync(path, bytes.subarray(0, -5));
    const { socket, to } = await listening();
    const { status, stdout, stderr } = await replay([path, '--to', to, '--top-speed', '--json']);
    expect(await socket.texts(3)).toEqual(numbers(1, 3));
    expect(reportOf(stdout)).toMatchObject({ complete: false, file: { damaged: true } });
    expect(stderr).toContain('is damaged at byte');
    expect(status).toBe(1);
  });

  it('names the link type where nothing could be read', async () => {
    const bytes = readFileSync(whole);
    bytes.writeUInt32LE(127, 20);
    const path = join(folder, 'radio.pcap');
    writeFileSync(path, bytes);
    const { status, stderr } = await replay([path, '--to', '127.0.0.1:9']);
    expect(stderr).toContain('not read 4: frames of link type 127\n');
    expect(stderr).toContain('There is nothing to replay');
    expect(status).toBe(1);
  });
});
