// @ts-check

/** @typedef {import('./inspect.mjs').Inspection} Inspection */
/** @typedef {import('../targets.mjs').Target} Target */

const formats = { linux: 'ELF', mac: 'Mach-O', win: 'PE' };

/** Libraries that every supported version of a system has: the C++ library, for one, is part of the addon. */
const libraries = {
  linux: /^(lib(c|m|dl|pthread|rt)\.so\.\d|ld-linux-(x86-64|aarch64)\.so\.\d)$/u,
  mac: /^\/usr\/lib\/libSystem\.B\.dylib$/u,
  win: /^(kernel32|ws2_32|iphlpapi|msvcrt)\.dll$/iu,
};

/** That of Debian 10 and RHEL 8. */
const GLIBC_MINOR = 28;

/**
 * Why an addon is not what it should be.
 * @param {Inspection} inspection
 * @param {Target} target
 * @param {readonly string[]} nodeApi the functions that every program has which is to load it
 * @returns {string[]} nothing if all is well
 */
export function objections(inspection, target, nodeApi) {
  const { format, machine, isAddon, libraries: linked, nodeFunctions } = inspection;
  const foreign = linked.filter((library) => !libraries[target.os].test(library));
  const unknown = nodeFunctions.filter((name) => !nodeApi.includes(name));
  return [
    format === formats[target.os] && machine === target.arch ? [] : [`is not for ${target.name}`],
    isAddon ? [] : ['does not export napi_register_module_v1'],
    foreign.map((library) => `needs ${library}, which not every ${target.name} has`),
    unknown.map((name) => `needs ${name}, which not every Node 20 has`),
    target.os === 'linux' ? objectionsOnLinux(inspection) : [],
    target.os === 'mac' ? objectionsOnMac(inspection, target) : [],
  ].flat();
}

/** @param {Inspection} inspection */
function objectionsOnLinux({ glibc }) {
  const minor = Number(glibc?.replace('2.', ''));
  return minor <= GLIBC_MINOR ? [] : [`needs glibc ${glibc}`];
}

/** @param {Inspection} inspection @param {Target} target */
function objectionsOnMac({ macos, isSigned, installName }, { arch }) {
  return [
    macos === '11.0' ? [] : [`is for macOS ${macos}`],
    arch === 'x64' || isSigned ? [] : ['is not signed, so that no Mac loads it'],
    installName?.includes('/') ? [`has a path of the machine that made it: ${installName}`] : [],
  ].flat();
}
