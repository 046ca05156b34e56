// @ts-check
import { expect, it } from 'vitest';
import { ensureSystem } from './system-packages.mjs';

/** Something missing that apt-get can provide, on a release that knows only some names. */
function missingOn({ isDebian = true, isRoot = true, known = ['libnew', 'plain'] } = {}) {
  let met = false;
  /** @type {string[]} */
  const calls = [];
  const requirement = {
    reason: 'the tests',
    isMet: async () => met,
    debianPackages: [['libnew', 'libold'], ['plain']],
    elsewhere: 'the New library',
  };
  const system = {
    isDebian,
    isRoot,
    isAvailable: async (/** @type {string} */ name) => known.includes(name),
    apt: async (/** @type {readonly string[]} */ args) => {
      calls.push(args.join(' '));
      met = args[0] === 'install';
    },
  };
  return { requirement, system, calls };
}

it('does nothing when nothing is missing', async () => {
  const { requirement, system, calls } = missingOn();
  await ensureSystem([{ ...requirement, isMet: async () => true }], system);
  expect(calls).toEqual([]);
});

it('installs as root on Debian', async () => {
  const { requirement, system, calls } = missingOn();
  await ensureSystem([requirement], system);
  expect(calls).toEqual(['install -y --no-install-recommends libnew plain']);
});

it('takes the older name where the release does not know the newer one', async () => {
  const { requirement, system, calls } = missingOn({ known: ['libold', 'plain'] });
  await ensureSystem([requirement], system);
  expect(calls).toEqual(['install -y --no-install-recommends libold plain']);
});

it('reads the package lists first where there are none', async () => {
  const { requirement, system, calls } = missingOn({ known: [] });
  await ensureSystem([requirement], system);
  expect(calls[0]).toBe('update');
});

it('names the one command to run where it may not install', async () => {
  const { requirement, system, calls } = missingOn({ isRoot: false });
  await expect(ensureSystem([requirement], system)).rejects.toThrow(
    'please run: sudo apt-get install -y --no-install-recommends libnew plain',
  );
  expect(calls).toEqual([]);
});

it('names what is missing in general words on other systems', async () => {
  const { requirement, system } = missingOn({ isDebian: false });
  await expect(ensureSystem([requirement], system)).rejects.toThrow(
    'missing for the tests: please install the New library',
  );
});

it('fails when what it installed did not help', async () => {
  const { requirement, system } = missingOn();
  const stubborn = { ...requirement, isMet: async () => false };
  await expect(ensureSystem([stubborn], system)).rejects.toThrow('still missing');
});
