// @ts-check
import { describe, expect, it } from 'vitest';
import { parseOrder } from './arguments.mjs';
import { controlOf } from './deb.mjs';
import { fileList } from './rpm.mjs';

/** As electron-builder 26.17 calls fpm. */
const common = words(
  '--architecture amd64 --after-install /t/install --after-remove /t/remove --version 0.1.0~beta',
  '--package /out/g.deb --name gramscope --maintainer Us --vendor Us --url https://example.org/',
  '--license MIT --category net',
);
const deb = [
  ...words('-s dir --force -t deb -d libnss3 -d libgbm1 --deb-recommends libnotify4'),
  ...words('--deb-compression gz --deb-priority optional --description'),
  'In short\n At length.\n\nAnd more.',
  ...common,
];
const files = ['/made/unpacked/=/opt/Gramscope', '/t/a=b.svg=/usr/share/icons/a.svg'];

describe('what electron-builder tells fpm', () => {
  it('is understood for a deb', () => {
    expect(parseOrder([...deb, files[0] ?? ''])).toMatchObject({
      type: 'deb',
      file: '/out/g.deb',
      version: '0.1.0~beta',
      summary: 'In short',
      description: 'At length.\n\nAnd more.',
      depends: ['libnss3', 'libgbm1'],
      recommends: ['libnotify4'],
      compression: 'gz',
      afterInstall: '/t/install',
      mappings: [{ from: '/made/unpacked/', to: '/opt/Gramscope' }],
    });
  });

  it('is understood for an rpm, also with values after a sign of equality', () => {
    const rpm = ['-t', 'rpm', '--rpm-summary=In short', '--rpm-compression', 'gzip', '--rpm-os'];
    const order = parseOrder([
      ...rpm,
      'linux',
      '--description',
      'At length.',
      ...common,
      ...files.slice(0, 1),
    ]);
    expect(order).toMatchObject({ type: 'rpm', summary: 'In short', description: 'At length.' });
  });

  it.each([
    ['an option that it does not know', [...deb, '--deb-systemd', 'x', '/a=/b'], /--deb-systemd/u],
    ['a kind that it does not make', ['-t', 'pacman', ...deb.slice(5), '/a=/b'], /pacman/u],
    ['an option without its value', [...deb, '/a=/b', '--name'], /--name/u],
    ['nothing to package', deb, /nothing/u],
    ['a file that goes nowhere', [...deb, '/a'], /what goes where/u],
    ['a file that goes out of the package', [...deb, '/a=/opt/../../etc'], /what goes where/u],
  ])('is refused with %s', (_what, args, message) => {
    expect(() => parseOrder(args)).toThrow(message);
  });
});

it('a control file has a blank before each line of its description (deb-control(5))', () => {
  const control = controlOf(parseOrder([...deb, '/a/=/b']), 42);
  expect(control).toContain('Description: In short\n At length.\n .\n And more.\n');
  expect(control).toContain('Depends: libnss3, libgbm1\n');
  expect(control).toContain('Installed-Size: 42\n');
});

it('an rpm owns its folders below /opt, and none of those that all packages share', () => {
  const list = fileList([
    { name: '/opt', isFolder: true },
    { name: '/opt/Gramscope', isFolder: true },
    { name: '/opt/Gramscope/100%.pak', isFolder: false },
    { name: '/usr/bin', isFolder: true },
    { name: '/usr/bin/gramscope', isFolder: false },
  ]);
  expect(list.split('\n')).toEqual([
    '%dir "/opt/Gramscope"',
    '"/opt/Gramscope/100%%.pak"',
    '"/usr/bin/gramscope"',
  ]);
});

/** @param {readonly string[]} lines */
function words(...lines) {
  return lines.join(' ').split(' ');
}
