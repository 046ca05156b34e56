import { expect, it } from 'vitest';
import { draftOf, fieldOf, problemOf, withField } from './sequence-draft';

const field = { offset: 4, width: 2, order: 'little', step: 1 } as const;

it('reads back what it was filled in with', () => {
  expect(fieldOf(draftOf(field))).toEqual(field);
  expect(fieldOf(draftOf(null))).toEqual({ offset: 0, width: 4, order: 'big', step: 1 });
});

it('says what is wrong with a number', () => {
  const draft = { ...draftOf(field), offset: '-1' };
  expect(problemOf(draft, 'offset')).toBe('Write a whole number from 0 to 65,000.');
  expect(fieldOf(draft)).toBeNull();
  expect(fieldOf({ ...draftOf(field), step: '0' })).toBeNull();
  expect(fieldOf({ ...draftOf(field), offset: '' })).toBeNull();
});

it('has one field for each destination', () => {
  const one = withField([], '239.1.2.3:5004', field);
  const other = withField(one, '239.1.2.3:5004', { ...field, offset: 8 });
  expect(other).toEqual([{ destination: '239.1.2.3:5004', field: { ...field, offset: 8 } }]);
  expect(withField(other, '239.1.2.3:5004', null)).toEqual([]);
});
