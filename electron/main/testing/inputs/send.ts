import type { sendCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';
import { options, paceOf, testStream, wanted } from './parts';

const checked = { content: { kind: 'hex', text: '00' }, to: null, interface: null };

const testContent = { kind: 'test', ...testStream };

export const sendInputs: InputsOf<typeof sendCalls> = {
  'send.check': {
    right: { ...checked, content: testContent },
    wrong: {
      'no content': { to: null, interface: null },
      'an unknown form': { ...checked, content: { kind: 'base64', text: '' } },
      'an endless text': { ...checked, content: { kind: 'hex', text: '0'.repeat(393_163) } },
      'a path for a file': { ...checked, content: { kind: 'file', file: '/etc/passwd' } },
      'file 0': { ...checked, content: { kind: 'file', file: 0 } },
      'a test stream without pace': {
        ...checked,
        content: { kind: 'test', length: 40, streams: 1 },
      },
      'a path besides': { ...checked, content: { kind: 'file', file: 1, path: '/etc/passwd' } },
      'a destination that is none': { ...checked, to: 'nowhere' },
      'an endless destination': { ...checked, to: `/${'x'.repeat(300)}` },
      'an interface without name': { ...checked, interface: '' },
      'an extra key': { ...checked, agreed: true },
    },
  },
  'send.start': {
    right: wanted,
    wrong: {
      'no content': { ...wanted, content: undefined },
      'text without placeholders': { ...wanted, content: { kind: 'text', text: '' } },
      'less than a header': { ...wanted, content: { ...testContent, length: 39 } },
      'more than a datagram': { ...wanted, content: { ...testContent, length: 65_528 } },
      'no stream': { ...wanted, content: { ...testContent, streams: 0 } },
      'too many streams': { ...wanted, content: { ...testContent, streams: 4097 } },
      'a rate of 0': { ...wanted, content: { ...testContent, pace: paceOf(0) } },
      'an endless rate': { ...wanted, content: { ...testContent, pace: paceOf(Infinity) } },
      'the pace of a log': {
        ...wanted,
        content: { ...testContent, pace: { kind: 'original', factor: 1 } },
      },
      'a test stream and a text': { ...wanted, content: { ...testContent, text: 'a' } },
      'no destination': { ...wanted, to: null },
      'a name': { ...wanted, to: 'localhost:5514' },
      'port 0': { ...wanted, to: '127.0.0.1:0' },
      'no origin': { ...wanted, origin: undefined },
      'socket 0': { ...wanted, origin: { kind: 'socket', id: 0 } },
      'a socket with hops': { ...wanted, origin: { kind: 'socket', id: 1, options } },
      'hop 0': { ...wanted, origin: { ...wanted.origin, options: { ...options, ttl: 0 } } },
      '256 hops': { ...wanted, origin: { ...wanted.origin, options: { ...options, ttl: 256 } } },
      'no datagram': { ...wanted, repetition: { count: 0, interval: 0 } },
      'too many': { ...wanted, repetition: { count: 1e9 + 1, interval: 0 } },
      'half a datagram': { ...wanted, repetition: { count: 1.5, interval: 0 } },
      'a negative interval': { ...wanted, repetition: { count: 1, interval: -1 } },
      'an endless interval': { ...wanted, repetition: { count: 1, interval: Infinity } },
      'no answer': { ...wanted, agreed: null },
      'an extra key': { ...wanted, path: '/etc/passwd' },
    },
  },
  'send.stop': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'send.clear': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'send.choose-file': { right: {}, wrong: { 'a path': { path: '/etc/passwd' } } },
};
