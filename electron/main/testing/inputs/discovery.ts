import type { discoveryCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';
import { address } from './parts';

const swept = { groups: '239.1.1.0/24', ports: '5004', interfaces: null, dwell: 2 };

const sweepInputs = {
  right: swept,
  wrong: {
    'no groups': { ...swept, groups: undefined },
    'endless groups': { ...swept, groups: '1'.repeat(4097) },
    'ports that are a number': { ...swept, ports: 5004 },
    'endless ports': { ...swept, ports: '1'.repeat(1025) },
    'no interface': { ...swept, interfaces: [] },
    'an interface with a space': { ...swept, interfaces: ['eth 0'] },
    'no time': { ...swept, dwell: 0 },
    'an endless time': { ...swept, dwell: Infinity },
    'an extra key': { ...swept, rate: 1000 },
  },
};

export const discoveryInputs: InputsOf<typeof discoveryCalls> = {
  'discovery.start': {
    right: { protocols: ['sap', 'ptp'], interfaces: ['eth0'], ask: false },
    wrong: {
      'no protocol': { protocols: [], interfaces: null, ask: false },
      'an unknown protocol': { protocols: ['cdp'], interfaces: null, ask: false },
      'more protocols than there are': {
        protocols: Array.from({ length: 6 }, () => 'sap'),
        interfaces: null,
        ask: false,
      },
      'no interface': { protocols: ['sap'], interfaces: [], ask: false },
      'an interface with a path in it': { protocols: ['sap'], interfaces: ['/x'], ask: false },
      'too many interfaces': {
        protocols: ['sap'],
        interfaces: Array.from({ length: 17 }, (_, at) => `eth${at}`),
        ask: false,
      },
      'no word on asking': { protocols: ['sap'], interfaces: null },
      'an extra key': { protocols: ['sap'], interfaces: null, ask: true, url: 'http://x' },
    },
  },
  'discovery.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'discovery.list': {
    right: { from: 0, count: 500, text: 'printer' },
    wrong: {
      'a negative place': { from: -1, count: 1, text: '' },
      'half a place': { from: 0.5, count: 1, text: '' },
      'too many': { from: 0, count: 501, text: '' },
      'an endless text': { from: 0, count: 1, text: 'x'.repeat(201) },
      'no text': { from: 0, count: 1 },
      'an extra key': { from: 0, count: 1, text: '', all: true },
    },
  },
  'discovery.watch': {
    right: { id: 1 },
    wrong: { 'no number': {}, zero: { id: 0 }, 'an address': { id: 1, address } },
  },
  'sweep.check': sweepInputs,
  'sweep.start': sweepInputs,
  'sweep.stop': { right: {}, wrong: { 'an extra key': { id: 1 } } },
  'sweep.state': {
    right: { from: 65_536, count: 500 },
    wrong: {
      'no place': { count: 1 },
      'a place beyond all joins': { from: 65_537, count: 1 },
      'too many': { from: 0, count: 501 },
      'an extra key': { from: 0, count: 1, text: '' },
    },
  },
};
