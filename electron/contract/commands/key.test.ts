import { describe, expect, it } from 'vitest';
import { commandIds, commands } from './index';
import { acceleratorOf, isKey, isTypingKey, keyLabel, keyOf, type KeyPress } from './key';

const press = (given: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...given,
});

describe('the form of keys', () => {
  it.each(['M', 'F3', 'Shift+F3', 'Mod+Shift+P', 'Mod+,', 'Mod+=', 'Alt+ArrowUp', 'Mod+Alt+Enter'])(
    'knows %s',
    (text) => expect(isKey(text)).toBe(true),
  );

  it.each(['', 'm', 'Shift', 'Mod+', 'Shift+Mod+P', 'Mod+Mod+P', 'Hyper+P', 'Mod+Foo', 'F13', '+'])(
    'does not know %s',
    (text) => expect(isKey(text)).toBe(false),
  );

  it('has each command in it', () => {
    const keys = commandIds.flatMap((id) => commands[id].key ?? []);
    expect(keys.filter((key) => !isKey(key))).toEqual([]);
  });
});

it('tells which keys type something', () => {
  expect(['M', 'Shift+M', 'Delete'].map(isTypingKey)).toEqual([true, true, true]);
  expect(['F3', 'Shift+F3', 'Mod+M', 'Alt+M'].map(isTypingKey)).toEqual(Array(4).fill(false));
});

it('is written as Electron writes it', () => {
  expect(acceleratorOf('Mod+Shift+P')).toBe('CmdOrCtrl+Shift+P');
  expect(acceleratorOf('Alt+ArrowUp')).toBe('Alt+Up');
  expect(acceleratorOf('Mod+Enter')).toBe('CmdOrCtrl+Return');
});

it('is called as a person of each system calls it', () => {
  expect(keyLabel('Mod+Shift+P', 'other')).toBe('Ctrl+Shift+P');
  expect(keyLabel('Mod+Shift+P', 'mac')).toBe('⇧⌘P');
  expect(keyLabel('Alt+ArrowUp', 'other')).toBe('Alt+↑');
});

describe('what was pressed', () => {
  it('is a letter by its place, whatever it types', () => {
    expect(keyOf(press({ key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true }), 'other')).toBe(
      'Mod+Shift+P',
    );
    expect(keyOf(press({ key: '!', code: 'Digit1', shiftKey: true }), 'other')).toBe('Shift+1');
    expect(keyOf(press({ key: 'π', code: 'KeyP', altKey: true, metaKey: true }), 'mac')).toBe(
      'Mod+Alt+P',
    );
  });

  it('has the name of the keyboard event otherwise', () => {
    expect(keyOf(press({ key: 'F3', code: 'F3', shiftKey: true }), 'other')).toBe('Shift+F3');
    expect(keyOf(press({ key: ' ', code: 'Space', ctrlKey: true }), 'other')).toBe('Mod+Space');
  });

  it('is none while only modifiers are pressed, or where it is unknown', () => {
    expect(
      keyOf(press({ key: 'Control', code: 'ControlLeft', ctrlKey: true }), 'other'),
    ).toBeNull();
    expect(keyOf(press({ key: 'Dead', code: 'Quote' }), 'other')).toBeNull();
    expect(keyOf(press({ key: 'AudioVolumeUp', code: 'AudioVolumeUp' }), 'other')).toBeNull();
  });
});
