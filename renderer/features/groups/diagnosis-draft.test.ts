import { expect, it } from 'vitest';
import { draftOf, emptyDraft, problemsOf, requestOf } from './diagnosis-draft';

const draft = { ...emptyDraft, group: ' 239.1.1.1 ' };

it('asks for what stands in the fields', () => {
  expect(requestOf(draft)).toEqual({ target: '239.1.1.1', source: null, seconds: 5, joins: true });
  const all = { ...draft, port: '5000', interface: 'eth0', source: '10.0.0.7', seconds: '2.5' };
  expect(requestOf({ ...all, joins: false })).toEqual({
    target: '239.1.1.1:5000%eth0',
    source: '10.0.0.7',
    seconds: 2.5,
    joins: false,
  });
});

it('reads all of a target from the field of the group', () => {
  expect(requestOf({ ...draft, group: '[ff15::1]:5000%eth0' })?.target).toBe('[ff15::1]:5000%eth0');
  const other = { ...draft, group: '239.1.1.1:5000%eth0', port: '6000', interface: 'eth1' };
  expect(requestOf(other)?.target).toBe('239.1.1.1:6000%eth1');
});

it.each([
  ['group', { group: '' }],
  ['group', { group: '10.0.0.1' }],
  ['port', { port: '0' }],
  ['port', { port: '70000' }],
  ['port', { port: '5e3' }],
  ['source', { source: '::1' }],
  ['source', { source: '239.9.9.9' }],
  ['seconds', { seconds: '' }],
  ['seconds', { seconds: '301' }],
  ['seconds', { seconds: 'soon' }],
])('says what is wrong with the %s in %j', (field, change) => {
  expect(Object.keys(problemsOf({ ...draft, ...change }))).toEqual([field]);
  expect(requestOf({ ...draft, ...change })).toBeUndefined();
});

it('is filled in with what is asked about, and looks as before', () => {
  const wish = { group: '239.2.2.2', port: 5000, interface: 'eth1', source: null };
  expect(draftOf(wish, { ...draft, source: '10.0.0.7', seconds: '60', joins: false })).toEqual({
    group: '239.2.2.2',
    port: '5000',
    interface: 'eth1',
    source: '',
    seconds: '60',
    joins: false,
  });
});
