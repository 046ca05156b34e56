import { expect, test } from 'vitest';
import { interfaceOrder, interfacesContaining } from './stream-names';

const names = new Map([
  [7, 'wlan0'],
  [2, 'eth10'],
  [9, 'eth2'],
  [4, 'eth10'],
]);

test('interfaces are in the order of their names, as people read numbers in them', () => {
  expect(interfaceOrder(names)).toEqual({ numbers: [7, 2, 9, 4], places: [2, 1, 0, 1] });
});

test('interfaces are found by a part of their names, in whichever case', () => {
  expect(interfacesContaining(names, 'ETH1')).toEqual([2, 4]);
});
