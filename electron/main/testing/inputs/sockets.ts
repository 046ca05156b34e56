import type { socketCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';
import { address } from './parts';

const membership = { family: 4, group: '239.1.1.1', source: '10.0.0.7', interface: 'eth0' };

export const socketInputs: InputsOf<typeof socketCalls> = {
  'sockets.add': {
    right: {
      address,
      groups: [membership],
      reuseAddress: true,
      othersMaySend: false,
      options: { broadcast: true },
      assumptions: { charset: 'utf-8', zone: 'UTC' },
    },
    wrong: {
      'endless groups': { address, groups: Array.from({ length: 257 }, () => membership) },
      'a group that is none beside it': {
        address,
        groups: [{ ...membership, group: '10.0.0.1' }],
      },
      'an unknown option': { address, options: { dontRoute: true } },
      'senders that are no yes or no': { address, othersMaySend: 0o666 },
      'no address': {},
      'an extra key': { address, more: 1 },
      'an extra key inside': { address: { ...address, more: 1 } },
      'an unknown kind': { address: { ...address, kind: 'tcp' } },
      'an unknown family': { address: { ...address, family: 5 } },
      'a host that is no address': { address: { ...address, host: 'example.org' } },
      'a host of the other family': { address: { ...address, host: '::1' } },
      'a port below 0': { address: { ...address, port: -1 } },
      'a port above 65535': { address: { ...address, port: 65536 } },
      'a port with a fraction': { address: { ...address, port: 1.5 } },
      'a port that is text': { address: { ...address, port: '5514' } },
      'a group that is none': {
        address: { kind: 'group', family: 4, group: '10.0.0.1', port: 1 },
      },
      'an endless path': { address: { kind: 'unix', namespace: 'path', path: '/'.repeat(5000) } },
    },
  },
  'sockets.remove': {
    right: { id: 1 },
    wrong: {
      'no id': {},
      'an extra key': { id: 1, force: true },
      text: { id: '1' },
      zero: { id: 0 },
      'too large': { id: 2 ** 32 },
      'not a number': { id: Number.NaN },
    },
  },
  'sockets.stop': { right: { id: 1 }, wrong: { 'no id': {}, 'an extra key': { id: 1, all: 1 } } },
  'sockets.start': { right: { id: 1 }, wrong: { 'no id': {}, zero: { id: 0 } } },
  'sockets.join': {
    right: { id: 1, membership },
    wrong: {
      'no socket': { membership },
      'no group': { id: 1, membership: { family: 4 } },
      'a group that is none': { id: 1, membership: { family: 4, group: '10.0.0.1' } },
      'a group of the other family': { id: 1, membership: { family: 6, group: '239.1.1.1' } },
      'a source that is a group': { id: 1, membership: { ...membership, source: '239.1.1.2' } },
      'an interface with a path in it': { id: 1, membership: { ...membership, interface: '/x' } },
      'an extra key': { id: 1, membership: { ...membership, port: 1 } },
    },
  },
  'sockets.leave': {
    right: { id: 1, membership: { family: 6, group: 'ff02::1' } },
    wrong: {
      'no socket': { membership },
      'no membership': { id: 1 },
      'an endless interface': { id: 1, membership: { ...membership, interface: 'x'.repeat(300) } },
    },
  },
  'sockets.tune': {
    right: {
      id: 1,
      options: { ttl: 1, multicastTtl: 0, multicastInterface: null, receiveBuffer: 1 },
    },
    wrong: {
      'no socket': { options: {} },
      'an extra key': { id: 1, options: { hops: 1 } },
      'no hops': { id: 1, options: { ttl: 0 } },
      'more hops than there are': { id: 1, options: { multicastTtl: 256 } },
      'a fraction of a hop': { id: 1, options: { ttl: 1.5 } },
      'undefined hops': { id: 1, options: { ttl: undefined } },
      'a number for a switch': { id: 1, options: { broadcast: 1 } },
      'no buffer': { id: 1, options: { sendBuffer: 0 } },
      'a buffer beyond an int': { id: 1, options: { receiveBuffer: 2 ** 30 } },
      'an index for an interface': { id: 1, options: { multicastInterface: 2 } },
    },
  },
  'sockets.assume': {
    right: { id: 1, assumptions: { charset: 'gbk', zone: 'Europe/Zurich' } },
    wrong: {
      'no socket': { assumptions: { charset: 'gbk', zone: 'UTC' } },
      'no assumptions': { id: 1 },
      'an extra key': { id: 1, assumptions: { charset: 'gbk', zone: 'UTC' }, force: true },
      'an extra key inside': { id: 1, assumptions: { charset: 'gbk', zone: 'UTC', year: 1 } },
      'an unknown character set': { id: 1, assumptions: { charset: 'ebcdic', zone: 'UTC' } },
      'an unknown zone': { id: 1, assumptions: { charset: 'gbk', zone: 'Mars/Olympus' } },
      'an endless zone': { id: 1, assumptions: { charset: 'gbk', zone: 'x'.repeat(100_000) } },
    },
  },
};
