// @ts-check
import { existsSync } from 'node:fs';
import { SetupError } from './setup-error.mjs';
import { step } from './report.mjs';
import { run } from './run.mjs';

/**
 * Something that the operating system has to provide.
 * @typedef {object} SystemRequirement
 * @property {string} reason what it is for, to follow the word `for`
 * @property {() => Promise<boolean>} isMet
 * @property {readonly (readonly string[])[]} debianPackages each with the names it has had, newest first
 * @property {string} elsewhere what to install on other systems, in general words
 */

/**
 * The world that the installation acts on; tests give another one.
 * @typedef {object} System
 * @property {boolean} isDebian
 * @property {boolean} isRoot
 * @property {(name: string) => Promise<boolean>} isAvailable whether apt knows a package of this name
 * @property {(args: readonly string[]) => Promise<unknown>} apt
 */

/** Nobody can answer questions here, and the answers we read must be in English. */
const aptEnvironment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };

/** @type {System} */
const thisSystem = {
  isDebian: existsSync('/usr/bin/apt-get'),
  isRoot: process.getuid?.() === 0,
  isAvailable: async (name) =>
    /Candidate: \d/.test(await run('apt-cache', ['policy', name], { env: aptEnvironment })),
  apt: (args) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: aptEnvironment,
      // Killed in the midst of it, dpkg would have to be repaired by hand.
      ifStubborn: 'wait',
    }),
};

/**
 * Installs what is missing where that is possible without asking: as root, on Debian and its kin. Silent
 * when nothing is missing.
 * @param {readonly SystemRequirement[]} requirements
 * @param {System} [system]
 * @throws {SetupError} with the one command to run, where it is not possible
 */
export async function ensureSystem(requirements, system = thisSystem) {
  const unmet = await unmetOf(requirements);
  if (unmet.length === 0) return;
  const reasons = unmet.map(({ reason }) => reason).join(', ');
  if (!system.isDebian) {
    const wanted = unmet.map(({ elsewhere }) => elsewhere).join(', ');
    throw new SetupError(`missing for ${reasons}: please install ${wanted}`);
  }
  if (!system.isRoot) {
    const command = `sudo apt-get install -y --no-install-recommends ${(await namesOf(unmet, system)).join(' ')}`;
    throw new SetupError(`missing for ${reasons}; please run: ${command}`);
  }
  await install(unmet, reasons, system);
  const [stillUnmet] = await unmetOf(unmet);
  if (stillUnmet) throw new SetupError(`still missing after apt-get: ${stillUnmet.reason}`);
}

/**
 * @param {readonly SystemRequirement[]} unmet
 * @param {string} reasons
 * @param {System} system
 */
async function install(unmet, reasons, system) {
  let names = await namesOf(unmet, system);
  const known = await Promise.all(names.map((name) => system.isAvailable(name)));
  if (known.includes(false)) {
    // A fresh image has no package lists at all.
    await step('reading package lists (apt-get update)', () => system.apt(['update']));
    names = await namesOf(unmet, system);
  }
  await step(`installing ${names.join(' ')} (apt-get) for ${reasons}`, () =>
    system.apt(['install', '-y', '--no-install-recommends', ...names]),
  );
}

/** @param {readonly SystemRequirement[]} requirements */
async function unmetOf(requirements) {
  const met = await Promise.all(requirements.map((requirement) => requirement.isMet()));
  return requirements.filter((_, index) => !met[index]);
}

/**
 * @param {readonly SystemRequirement[]} unmet
 * @param {System} system
 * @returns {Promise<string[]>} each package under the name that this release knows, else its oldest name
 */
async function namesOf(unmet, system) {
  const packages = unmet.flatMap(({ debianPackages }) => debianPackages);
  return Promise.all(
    packages.map(async (names) => {
      for (const name of names) if (await system.isAvailable(name)) return name;
      return names.at(-1) ?? '';
    }),
  );
}
