import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';

import { listInterfaces } from '#native';

import { test } from './sockets';

test('the loopback interface is listed with its addresses', () => {
  const loopback = listInterfaces().find((candidate) => candidate.loopback);
  assert.equal(loopback?.up, true);
  assert.ok((loopback?.index ?? 0) > 0);
  const own = loopback?.addresses.find(({ address }) => address === '127.0.0.1');
  assert.equal(own?.prefixLength, 8);
});

test('names and addresses are those that Node has', () => {
  const names = new Set(listInterfaces().map(({ name }) => name));
  for (const [name, addresses = []] of Object.entries(networkInterfaces())) {
    assert.ok(names.has(name), name);
    const listed = listInterfaces().find((candidate) => candidate.name === name);
    for (const { address } of addresses) {
      assert.ok(
        listed?.addresses.some((candidate) => candidate.address === address),
        address,
      );
    }
  }
});
