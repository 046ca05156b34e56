import { expect, it } from 'vitest';
import { licenceComplaints } from './allowed.mjs';

/** @param {string} licence */
const complaintsOf = (licence) => licenceComplaints([{ name: 'a', version: '1.0.0', licence }]);

it.each(['MIT', 'OFL-1.1', '(MIT OR GPL-3.0-only)', 'MIT AND ISC'])('allows %s', (licence) => {
  expect(complaintsOf(licence)).toEqual([]);
});

it.each(['GPL-3.0-only', 'AGPL-3.0', 'MIT AND GPL-2.0', 'UNLICENSED', 'no licence'])(
  'complains of %s',
  (licence) => {
    expect(complaintsOf(licence)).toHaveLength(1);
  },
);
