// @ts-check
import { findCommand } from './find-command.mjs';
import { run } from './run.mjs';

/** @typedef {import('./system-packages.mjs').SystemRequirement} SystemRequirement */

const posix = process.platform !== 'win32';
const linux = process.platform === 'linux';

/**
 * What node-gyp needs. On Windows it looks for Visual Studio itself, and says what is missing.
 * @type {SystemRequirement}
 */
export const compiler = {
  reason: 'building the native addon',
  isMet: async () => !posix || ['python3', 'make', cxx()].every((name) => findCommand(name)),
  debianPackages: [['python3'], ['make'], ['g++']],
  elsewhere: 'Python 3, make and a C++20 compiler (macOS: xcode-select --install)',
};

/** @type {SystemRequirement} */
export const virtualDisplay = {
  reason: 'running the application without a display',
  isMet: async () => !linux || findCommand('Xvfb') !== undefined,
  debianPackages: [['xvfb'], ['xauth']],
  elsewhere: 'Xvfb and xauth',
};

/** @type {SystemRequirement} */
export const doctest = {
  reason: 'the C++ tests',
  isMet: async () => !posix || (await compiles('<doctest/doctest.h>')),
  debianPackages: [['doctest-dev']],
  elsewhere: 'doctest, the C++ test framework',
};

/** Programs that make networks for tests, and those that the dgram module is proved against. */
const networkPrograms = ['ip', 'iperf', 'socat', 'rsyslogd', 'smcrouted', 'logger'];

/** @type {SystemRequirement} */
export const networkTools = {
  reason: 'testing against other programs',
  isMet: async () => !linux || networkPrograms.every((name) => findCommand(name)),
  debianPackages: [['iproute2'], ['iperf'], ['socat'], ['rsyslog'], ['smcroute'], ['bsdutils']],
  elsewhere: 'iproute2, iperf 2, socat, rsyslog, smcroute and logger',
};

/** @type {SystemRequirement} */
export const tracer = {
  reason: 'watching what the main process does when it is fuzzed',
  isMet: async () => !linux || findCommand('strace') !== undefined,
  debianPackages: [['strace']],
  elsewhere: 'strace',
};

/** @type {SystemRequirement} */
export const tshark = {
  reason: 'comparing what is read from capture files',
  isMet: async () => !posix || findCommand('tshark') !== undefined,
  debianPackages: [['tshark'], ['wireshark-common']],
  elsewhere: 'tshark, of Wireshark',
};

/** @type {SystemRequirement} */
export const pngquant = {
  reason: 'making the pictures of the documentation small',
  isMet: async () => findCommand('pngquant') !== undefined,
  debianPackages: [['pngquant']],
  elsewhere: 'pngquant',
};

/** @type {SystemRequirement} */
export const packagingTools = {
  reason: 'making packages and checking what is in them',
  isMet: async () =>
    !linux ||
    ['rpmbuild', 'desktop-file-validate', 'appstreamcli'].every((name) => findCommand(name)),
  debianPackages: [['rpm'], ['desktop-file-utils'], ['appstream']],
  elsewhere: 'rpmbuild, desktop-file-utils and AppStream',
};

/** @type {SystemRequirement} */
export const manuals = {
  reason: 'formatting the manual of the command',
  isMet: async () => !posix || ['man', 'groff'].every((name) => findCommand(name)),
  debianPackages: [['man-db'], ['groff-base']],
  elsewhere: 'man and groff',
};

/**
 * @param {string} binary of Electron
 * @returns {SystemRequirement}
 */
export function sharedLibrariesOf(binary) {
  return {
    reason: 'shared libraries that Electron loads',
    isMet: async () => !linux || (await missingLibraries(binary)).length === 0,
    // Debian 13 and Ubuntu 24.04 renamed those with a 64 bit time_t.
    debianPackages: [
      ['libgtk-3-0t64', 'libgtk-3-0'],
      ['libnss3'],
      ['libasound2t64', 'libasound2'],
      ['libgbm1'],
      ['libxss1'],
    ],
    elsewhere: 'GTK 3, NSS, ALSA, GBM and XScreenSaver libraries',
  };
}

/**
 * @param {string} binary
 * @returns {Promise<string[]>} names of shared objects that the dynamic linker does not find
 */
async function missingLibraries(binary) {
  if (!findCommand('ldd')) return [];
  const lines = (await run('ldd', [binary])).split('\n');
  return lines.filter((line) => line.includes('not found')).map((line) => line.trim());
}

/** @param {string} header */
async function compiles(header) {
  return run(cxx(), ['-E', '-x', 'c++', '-include', header.slice(1, -1), '/dev/null']).then(
    () => true,
    () => false,
  );
}

/** The C++ compiler, as make and node-gyp choose it. */
function cxx() {
  return process.env['CXX']?.split(' ')[0] ?? (findCommand('g++') ? 'g++' : 'c++');
}
