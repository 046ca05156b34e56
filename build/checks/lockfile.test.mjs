import { expect, it } from 'vitest';
import { lockfileComplaints } from './lockfile.mjs';

const integrity = `sha512-${'a'.repeat(86)}==`;
const good = { version: '1.0.0', integrity };
const manifest = { dependencies: { a: '1.0.0' } };

/**
 * @param {import('./lockfile.mjs').LockedPackage} entry
 * @param {import('./lockfile.mjs').Manifest} wanted
 * @param {import('./lockfile.mjs').Manifest} remembered
 */
function complaintsOf(entry, wanted = manifest, remembered = wanted) {
  const lock = { packages: { '': remembered, 'node_modules/a': entry } };
  return lockfileComplaints(wanted, lock, 'https://registry.example.org/');
}

it('is content with exact versions and digests, with and without the address of the registry', () => {
  expect(complaintsOf(good)).toEqual([]);
  const resolved = 'https://registry.example.org/a/-/a-1.0.0.tgz';
  expect(complaintsOf({ ...good, resolved })).toEqual([]);
});

it.each([
  ['a private registry', { ...good, resolved: 'https://npm.example.com/a.tgz' }],
  ['a repository', { ...good, resolved: 'git+ssh://git@github.com/a/a.git#1' }],
  ['a folder', { ...good, link: true }],
  ['no digest', { version: '1.0.0' }],
  ['a weak digest', { ...good, integrity: 'sha1-aaaa' }],
  ['a script', { ...good, hasInstallScript: true }],
])('complains of %s', (_what, entry) => {
  expect(complaintsOf(entry)).toHaveLength(1);
});

it.each(['^1.0.0', '~1.0.0', '*', 'latest', 'git+https://example.com/a.git', 'file:../a'])(
  'complains of the version %s',
  (version) => {
    expect(complaintsOf(good, { dependencies: { a: version } })).toHaveLength(1);
  },
);

it('complains where the two files differ', () => {
  expect(complaintsOf(good, manifest, { dependencies: { a: '1.0.1' } })).toHaveLength(1);
  expect(complaintsOf(good, manifest, {})).toHaveLength(1);
});
