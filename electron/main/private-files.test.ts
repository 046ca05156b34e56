import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Capture, writePrivateFile } from '../engine';
import { writeKept } from './kept-file';

let folder = '';
let usual = 0;

// A system that hides nothing from anybody: every file has the mode that we give it.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gramscope-private-'));
  usual = process.umask(0);
});

afterEach(() => {
  process.umask(usual);
  rmSync(folder, { recursive: true, force: true });
});

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe.skipIf(process.platform === 'win32')('where the process permits everything', () => {
  it('settings and rules are for their owner alone', () => {
    const file = join(folder, 'settings.json');
    writeKept(file, '{}');
    expect(modeOf(file)).toBe('600');
  });

  it('reports and exported rules are for their owner alone, also in the place of others', async () => {
    const file = join(folder, 'report.json');
    writeFileSync(file, 'before', { mode: 0o666 });
    await writePrivateFile(file, 'after');
    expect([modeOf(file), readFileSync(file, 'utf8')]).toEqual(['600', 'after']);
  });

  it('recordings and saved captures are for their owner alone', async () => {
    const capture = new Capture();
    try {
      const opened = await capture.addSocket({
        kind: 'udp',
        family: 4,
        host: '127.0.0.1',
        port: 0,
      });
      expect(opened.ok).toBe(true);
      const recording = join(folder, 'recording.pcapng');
      expect(capture.record({ path: recording, replace: false })).toMatchObject({ ok: true });
      capture.stopRecording();
      expect(modeOf(recording)).toBe('600');
    } finally {
      capture.close();
    }
  });

  it('what lies in wait where the settings are written is not written through', () => {
    const victim = join(folder, 'victim');
    writeFileSync(victim, 'untouched');
    const file = join(folder, 'settings.json');
    symlinkSync(victim, `${file}.new`);
    symlinkSync(victim, file);
    writeKept(file, '{}');
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});
