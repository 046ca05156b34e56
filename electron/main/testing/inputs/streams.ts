import type { streamCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

const listOfStreams = {
  order: 'lost',
  descending: true,
  text: '239.',
  multicastOnly: true,
  alarmedOnly: false,
  from: 0,
  count: 200,
};

const streamEvents = { stream: 1, kinds: ['lost'], from: 0, count: 500 };

export const streamInputs: InputsOf<typeof streamCalls> = {
  'streams.list': {
    right: listOfStreams,
    wrong: {
      'an unknown order': { ...listOfStreams, order: 'colour' },
      'a direction that is a word': { ...listOfStreams, descending: 'yes' },
      'an endless text': { ...listOfStreams, text: 'x'.repeat(201) },
      'no text': { ...listOfStreams, text: undefined },
      'before the first one': { ...listOfStreams, from: -1 },
      'no streams': { ...listOfStreams, count: 0 },
      'too many streams': { ...listOfStreams, count: 201 },
      'an extra key': { ...listOfStreams, more: 1 },
    },
  },
  'streams.show': {
    right: { stream: 1 },
    wrong: {
      'no stream': {},
      zero: { stream: 0 },
      'beyond 32 bits': { stream: 2 ** 32 },
      'an extra key': { stream: 1, all: true },
    },
  },
  'streams.events': {
    right: streamEvents,
    wrong: {
      'an unknown kind': { ...streamEvents, kinds: ['found'] },
      'endless kinds': { ...streamEvents, kinds: Array.from({ length: 13 }, () => 'lost') },
      'no stream at all': { ...streamEvents, stream: undefined },
      'too many events': { ...streamEvents, count: 501 },
      'an extra key': { ...streamEvents, more: 1 },
    },
  },
  'streams.analyse': {
    right: { wanted: 'end' },
    wrong: { 'another wish': { wanted: 'pause' }, 'no wish': {} },
  },
  'streams.filter': {
    right: { stream: 4_294_967_295 },
    wrong: { 'no stream': {}, 'a fraction of one': { stream: 1.5 } },
  },
  'streams.seek': {
    right: { stream: null, kinds: ['lost', 'continuity'], row: null, direction: 'previous' },
    wrong: {
      'no kinds': { stream: 1, row: 1, direction: 'next' },
      'an unknown kind': { stream: 1, kinds: ['found'], row: 1, direction: 'next' },
      'an unknown direction': { stream: 1, kinds: ['lost'], row: 1, direction: 'up' },
      'before the first row': { stream: 1, kinds: ['lost'], row: 0, direction: 'next' },
      'an extra key': { stream: 1, kinds: ['lost'], row: 1, direction: 'next', more: 1 },
    },
  },
};
