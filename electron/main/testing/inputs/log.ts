import type { logCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const logInputs: InputsOf<typeof logCalls> = {
  'log.rows': {
    right: { view: null, first: 1, count: 100 },
    wrong: {
      'no view': { first: 1, count: 1 },
      'view 0': { view: 0, first: 1, count: 1 },
      'a view that is text': { view: '1', first: 1, count: 1 },
      'no count': { view: null, first: 1 },
      'an extra key': { view: null, first: 1, count: 1, text: 'x' },
      'row 0': { view: null, first: 0, count: 1 },
      'more than a screen': { view: null, first: 1, count: 1001 },
      'no row': { view: null, first: 1, count: 0 },
      infinity: { view: null, first: Infinity, count: 1 },
      'beyond safe integers': { view: null, first: 2 ** 53, count: 1 },
    },
  },
  'log.detail': {
    right: { view: null, place: 1 },
    wrong: {
      'no view': { place: 1 },
      'no place': { view: 1 },
      'row 0': { view: null, place: 0 },
      'an extra key': { view: null, place: 1, count: 2 },
      text: { view: null, place: '1' },
    },
  },
  'log.density': {
    right: { view: null, buckets: 2000 },
    wrong: {
      'no view': { buckets: 1 },
      'no bucket': { view: null, buckets: 0 },
      'more buckets than pixels': { view: null, buckets: 2001 },
      'an extra key': { view: null, buckets: 1, from: '0.000000000' },
    },
  },
  'log.find': {
    right: { view: null, from: 0, direction: 'next', what: { kind: 'text', text: 'error' } },
    wrong: {
      'no text': { view: null, from: 1, direction: 'next', what: { kind: 'text', text: '' } },
      'an endless text': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'text', text: 'x'.repeat(1001) },
      },
      'an endless filter': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'filter', text: ' '.repeat(65_537) },
      },
      'an unknown kind': { view: null, from: 1, direction: 'next', what: { kind: 'x', text: 'x' } },
      'an unknown direction': {
        view: null,
        from: 1,
        direction: 'up',
        what: { kind: 'text', text: 'x' },
      },
      'before the place before the first': {
        view: null,
        from: -1,
        direction: 'next',
        what: { kind: 'text', text: 'x' },
      },
      'an extra key inside': {
        view: null,
        from: 1,
        direction: 'next',
        what: { kind: 'text', text: 'x', flags: 'i' },
      },
    },
  },
  'log.endFind': { right: {}, wrong: { 'an extra key': { view: 1 } } },
  'log.jump': {
    right: { view: 1, from: 1, to: { kind: 'time', time: '-1.500000000' } },
    wrong: {
      'no target': { view: null, from: 1 },
      'row 0': { view: null, from: 1, to: { kind: 'number', number: 0 } },
      'a time that is a number': { view: null, from: 1, to: { kind: 'time', time: 1 } },
      'a time without nanoseconds': { view: null, from: 1, to: { kind: 'time', time: '1.5' } },
      'a time that is none': { view: null, from: 1, to: { kind: 'time', time: 'now' } },
      'a time beyond 64 bits': {
        view: null,
        from: 1,
        to: { kind: 'time', time: '9223372036.854775808' },
      },
      'an endless time': {
        view: null,
        from: 1,
        to: { kind: 'time', time: `${'9'.repeat(100_000)}.000000000` },
      },
      'an endless text': { view: null, from: 1, to: { kind: 'text', text: '1'.repeat(101) } },
      'an extra key': { view: null, from: 1, to: { kind: 'text', text: '1' }, more: 1 },
    },
  },
  'log.copy': {
    right: { view: null, first: 1, last: 2 ** 40, as: 'hex' },
    wrong: {
      'an unknown form': { view: null, first: 1, last: 2, as: 'exe' },
      'an inherited form': { view: null, first: 1, last: 2, as: 'constructor' },
      'no last': { view: null, first: 1, as: 'hex' },
      'row 0': { view: null, first: 0, last: 2, as: 'hex' },
      'an extra key': { view: null, first: 1, last: 2, as: 'hex', to: '/etc/passwd' },
    },
  },
};
