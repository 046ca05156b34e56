import { expect, it } from 'vitest';
import { chooseGrouping, choiceStore, inputOf, toggleLine } from './choice';

it('asks for what is shown, for all, or for the last part of what is shown', () => {
  const choice = choiceStore.getState();
  expect(inputOf(choice, 7)).toMatchObject({ view: 7, last: null });
  expect(inputOf({ ...choice, range: 'log' }, 7)).toMatchObject({ view: null, last: null });
  expect(inputOf({ ...choice, range: 300 }, 7)).toMatchObject({ view: 7, last: 300 });
});

it('hides lines until it tells other groups apart', () => {
  toggleLine('10.0.0.1');
  toggleLine('10.0.0.2');
  toggleLine('10.0.0.1');
  expect([...choiceStore.getState().hidden]).toEqual(['10.0.0.2']);
  chooseGrouping('port');
  expect(choiceStore.getState()).toMatchObject({ by: 'port', hidden: new Set() });
});
