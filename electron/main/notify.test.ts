import { expect, it, vi } from 'vitest';
import { hostile, obeyed } from '../contract/testing/hostile-text';
import { notify } from './notify';

const shown = vi.hoisted(() => [] as { title: string; body: string }[]);

vi.mock('electron', () => ({
  Notification: class {
    static isSupported = () => true;
    constructor(readonly options: { title: string; body: string }) {}
    on(): void {}
    show(): void {
      shown.push(this.options);
    }
  },
}));

const alert = {
  id: 1,
  rule: 'Losses',
  time: '1700000000.000000000',
  kind: 'threshold',
  seconds: 1,
  count: 3,
  notify: { desktop: true, sound: false },
  acknowledged: false,
} as const;

it('shows the name of a rule that came from a file, and obeys nothing in it', () => {
  notify({ ...alert, rule: hostile }, () => undefined);
  const told = shown.pop();
  expect(told?.title).toContain('gnp.exe');
  expect(told?.title).not.toMatch(obeyed);
});

it('says nothing where the rule does not want that', () => {
  notify({ ...alert, notify: { desktop: false, sound: true } }, () => undefined);
  expect(shown).toEqual([]);
});
