import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings } from '../contract';
import { KeptSettings } from './settings';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gramscope-settings-'));
  file = join(folder, 'settings.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const dark = { ...defaultSettings.appearance, theme: 'dark' as const };

it('begins with the usual settings', () => {
  const settings = new KeptSettings(file);
  expect(settings.restore()).toEqual({ ok: true, value: null });
  expect(settings.current).toEqual(defaultSettings);
});

it('keeps what was changed, for its owner alone, and tells it', () => {
  const settings = new KeptSettings(file);
  const told = vi.fn();
  const stop = settings.onChange(told);
  expect(settings.change({ appearance: dark })).toEqual({ ok: true, value: null });
  expect(told).toHaveBeenCalledExactlyOnceWith({ ...defaultSettings, appearance: dark });
  stop();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const next = new KeptSettings(file);
  expect(next.restore().ok).toBe(true);
  expect(next.current).toEqual({ ...defaultSettings, appearance: dark });
});

it('uses what can be read of a damaged file, says what cannot, and keeps the file', () => {
  const text = JSON.stringify({
    gramscopeSettings: 1,
    appearance: dark,
    keys: { 'no.command': 'Mod+X' },
    future: { of: 'another version' },
  });
  writeFileSync(file, text);
  const settings = new KeptSettings(file);
  expect(settings.restore()).toMatchObject({
    ok: false,
    error: { code: 'SETTINGS_INVALID', message: expect.stringContaining('keys') },
  });
  expect(settings.current).toEqual({ ...defaultSettings, appearance: dark });
  expect(readFileSync(`${file}.unusable`, 'utf8')).toBe(text);
});

it.each(['', 'no JSON', '[]', 'null', '1', '{'.repeat(10_000)])('survives %j', (text) => {
  writeFileSync(file, text);
  const settings = new KeptSettings(file);
  expect(() => settings.restore()).not.toThrow();
  expect(settings.current).toEqual(defaultSettings);
});

it('says so where nothing can be kept, and goes by the change all the same', () => {
  const settings = new KeptSettings(join(folder, 'missing', 'settings.json'));
  expect(settings.change({ appearance: dark })).toMatchObject({
    ok: false,
    error: { code: 'FILE_UNWRITABLE' },
  });
  expect(settings.current.appearance).toEqual(dark);
});
