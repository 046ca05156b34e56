// @ts-check
import { expect, it } from 'vitest';
import { nodeComplaint } from './node-version.mjs';

it.each(['20.19.0', '20.19.5', '22.0.0', '100.1.0'])('accepts Node %s', (version) => {
  expect(nodeComplaint(version, '>=20.19')).toBeUndefined();
});

it.each(['20.18.3', '18.20.0', '9.99.0'])('refuses Node %s and says what is needed', (version) => {
  expect(nodeComplaint(version, '>=20.19')).toMatch(
    `Node 20.19 or newer is needed, this is ${version}`,
  );
});
