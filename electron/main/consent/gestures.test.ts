import { describe, expect, it } from 'vitest';
import { Gestures, type Input } from './gestures';

function at(time: number) {
  const clock = { now: time };
  return { clock, gestures: new Gestures(() => clock.now) };
}

const once = { repeats: false };

describe('Gestures', () => {
  it.each<[string, Input]>([
    ['a press of the mouse', { type: 'mouseDown' }],
    ['a tap', { type: 'gestureTap' }],
    ['Enter', { type: 'keyDown', key: 'Enter' }],
    ['the space bar', { type: 'rawKeyDown', key: ' ' }],
    ['a function key', { type: 'keyDown', key: 'F5' }],
    ['a letter with Control', { type: 'keyDown', key: 'n', modifiers: ['control'] }],
  ])('takes %s for one', (_what, input) => {
    const { gestures } = at(0);
    gestures.note(input);
    expect(gestures.take('sockets.add', once)).toBe(true);
  });

  it.each<[string, Input]>([
    ['a movement of the mouse', { type: 'mouseMove' }],
    ['the end of a click', { type: 'mouseUp' }],
    ['a letter that is typed', { type: 'keyDown', key: 'a' }],
    ['a capital letter', { type: 'keyDown', key: 'A', modifiers: ['shift'] }],
    ['a key that repeats', { type: 'keyDown', key: 'Enter', modifiers: ['isautorepeat'] }],
    ['Control by itself', { type: 'keyDown', key: 'Control', modifiers: ['control'] }],
    ['the wheel', { type: 'mouseWheel' }],
  ])('does not take %s for one', (_what, input) => {
    const { gestures } = at(0);
    gestures.note(input);
    expect(gestures.take('sockets.add', once)).toBe(false);
  });

  it('stands for one call', () => {
    const { gestures } = at(0);
    gestures.renew();
    expect(gestures.take('sockets.add', once)).toBe(true);
    expect(gestures.take('sockets.add', once)).toBe(false);
    expect(gestures.take('send.start', once)).toBe(false);
  });

  it('stands for many of a call that repeats, and for no other', () => {
    const { gestures } = at(0);
    gestures.renew();
    expect(gestures.take('sockets.start', { repeats: true })).toBe(true);
    expect(gestures.take('sockets.start', { repeats: true })).toBe(true);
    expect(gestures.take('sockets.add', once)).toBe(false);
  });

  it('is over after five seconds', () => {
    const { clock, gestures } = at(0);
    gestures.renew();
    clock.now = 5001;
    expect(gestures.take('sockets.add', once)).toBe(false);
  });
});
