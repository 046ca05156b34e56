import type { groupsCalls } from '../../../contract';
import type { InputsOf } from './inputs-of';

export const groupsInputs: InputsOf<typeof groupsCalls> = {
  'groups.list': {
    right: { interface: 'eth0' },
    wrong: {
      'no interface, not even null': {},
      'an interface with a path in it': { interface: '../eth0' },
      'an endless interface': { interface: 'x'.repeat(300) },
      'an extra key': { interface: null, all: true },
    },
  },
  'groups.diagnose': {
    right: { target: '239.1.1.1:5000%eth0', source: '10.0.0.7', seconds: 5, joins: true },
    wrong: {
      'no target': { source: null, seconds: 5, joins: true },
      'an endless target': { target: 'x'.repeat(401), source: null, seconds: 5, joins: true },
      'an endless source': { target: 'x', source: 'x'.repeat(301), seconds: 5, joins: true },
      'no time': { target: 'x', source: null, seconds: 0, joins: true },
      'more time than anybody has': { target: 'x', source: null, seconds: 301, joins: true },
      'a time that is none': { target: 'x', source: null, seconds: NaN, joins: true },
      'a number for a switch': { target: 'x', source: null, seconds: 5, joins: 1 },
      'an extra key': { target: 'x', source: null, seconds: 5, joins: true, as: 'root' },
    },
  },
  'groups.diagnosis': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'groups.stop': { right: {}, wrong: { 'an extra key': { number: 1 } } },
  'groups.report': { right: {}, wrong: { 'an extra key': { as: 'html' } } },
  'groups.save-report': { right: {}, wrong: { 'a path': { path: '/tmp/x' } } },
};
