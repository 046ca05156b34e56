import type { replayCalls } from '../../../contract';
import { requestTo } from '../../replay/testing/request';
import type { InputsOf } from './inputs-of';

const request = requestTo('127.0.0.1:9', { from: '1', filter: 'udp' });

/** A request of which one part is another. */
function requesting(part: 'what' | 'where' | 'when' | 'rewriting', changed: object) {
  return { request: { ...request, [part]: { ...request[part], ...changed } } };
}

export const replayInputs: InputsOf<typeof replayCalls> = {
  'replay.check': {
    right: { kind: 'mapping', text: '*=none' },
    wrong: {
      'no kind': { text: '*=none' },
      'an unknown kind': { kind: 'rule', text: '' },
      'an inherited name': { kind: 'constructor', text: '' },
      'an extra key': { kind: 'mapping', text: '', more: 1 },
      'an endless text': { kind: 'mapping', text: ' '.repeat(4097) },
    },
  },
  'replay.survey': {
    right: { request },
    wrong: {
      'no request': {},
      'an extra key': { request, agreed: true },
      'an extra key inside': { request: { ...request, more: 1 } },
      'a part that lacks': { request: { ...request, where: undefined } },
      'an endless place': requesting('what', { from: '1'.repeat(4097) }),
      'an endless filter': requesting('what', { filter: ' '.repeat(65_537) }),
      'a limit of 0': requesting('what', { limit: 0 }),
      'an unknown way with truncated ones': requesting('what', { truncated: 'mend' }),
      'mappings without end': requesting('where', { mappings: Array(257).fill('*=none') }),
      'a mapping that is none': requesting('where', { mappings: [1] }),
      '256 hops': requesting('where', { ttl: 256 }),
      'no hop': requesting('where', { ttl: 0 }),
      'a pace of nothing': requesting('when', { pace: { kind: 'original', factor: 0 } }),
      'a pace with an extra key': requesting('when', { pace: { kind: 'top', factor: 1 } }),
      'a gap without end': requesting('when', { maxGap: Infinity }),
      'loops below 0': requesting('when', { loops: -1 }),
      'half a loop': requesting('when', { loops: 0.5 }),
      'an unknown timing': requesting('when', { timing: 'best' }),
      'too many replacements': requesting('rewriting', { replace: Array(17).fill('a=b') }),
      'a rate of nothing': { request: { ...request, mostRate: 0 } },
    },
  },
  'replay.forget': { right: {}, wrong: { 'an extra key': { plan: 1 } } },
  'replay.start': {
    right: { plan: 1, agreed: false, paused: true },
    wrong: {
      'no plan': { agreed: true, paused: false },
      'plan 0': { plan: 0, agreed: true, paused: false },
      'no word on the concerns': { plan: 1, paused: false },
      'a word that is text': { plan: 1, agreed: 'yes', paused: false },
      'an extra key': { plan: 1, agreed: true, paused: false, request },
    },
  },
  'replay.control': {
    right: { control: { kind: 'seek', place: '12' } },
    wrong: {
      'no control': {},
      'an extra key': { control: { kind: 'pause' }, more: 1 },
      'an extra key inside': { control: { kind: 'pause', count: 1 } },
      'an unknown kind': { control: { kind: 'rewind' } },
      'a step of nothing': { control: { kind: 'step', count: 0 } },
      'a step of a half': { control: { kind: 'step', count: 1.5 } },
      'an endless place': { control: { kind: 'seek', place: '1'.repeat(4097) } },
      'a place that is a number': { control: { kind: 'seek', place: 12 } },
      'a pace beyond bounds': {
        control: { kind: 'pace', pace: { kind: 'bits', perSecond: 1e13 } },
      },
    },
  },
  'replay.save': { right: {}, wrong: { 'a path': { path: '/tmp/report.json' } } },
};
