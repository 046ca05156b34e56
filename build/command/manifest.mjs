// @ts-check
import { readFile } from 'node:fs/promises';
import { inRoot } from '../setup/paths.mjs';

/** @typedef {import('../targets/targets.mjs').Target} Target */

/**
 * The package.json of the command. It has neither dependencies, which are bundled, nor scripts: nothing is
 * compiled or fetched where it is installed.
 * @param {readonly Target[]} targets of the addons that are in it
 */
export async function commandManifest(targets) {
  const { name, version, description, license, engines } = JSON.parse(
    await readFile(inRoot('package.json'), 'utf8'),
  );
  return {
    name,
    version,
    description,
    license,
    keywords: ['udp', 'dgram', 'multicast', 'syslog', 'pcapng', 'replay'],
    type: 'commonjs',
    bin: { gramscope: 'dist/cli/gramscope.cjs' },
    man: ['man/gramscope.1'],
    main: 'native/dist/index.cjs',
    types: 'types/index.d.ts',
    exports: {
      '.': { types: './types/index.d.ts', default: './native/dist/index.cjs' },
      './package.json': './package.json',
    },
    imports: { '#native': './native/dist/index.cjs', '#filter-judge': './dist/filter/judge.cjs' },
    files: ['dist', 'native', 'types', 'man', 'THIRD-PARTY-NOTICES.txt'],
    engines,
    os: unique(targets.map((target) => systemOf(target).platform)),
    cpu: unique(targets.map((target) => systemOf(target).arch)),
  };
}

/** @param {Target} target */
function systemOf({ name }) {
  const [platform = '', arch = ''] = name.split('-');
  return { platform, arch };
}

/** @param {readonly string[]} names */
function unique(names) {
  return [...new Set(names)];
}
