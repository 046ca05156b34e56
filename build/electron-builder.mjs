// @ts-check
/** What electron-builder makes of the application: see https://www.electron.build/configuration. */
import { updateFeed } from './release/update-feed.mjs';
import { inRoot } from './setup/paths.mjs';

/** @typedef {import('electron-builder').Configuration} Configuration */

const MAINTAINER = 'The Gramscope authors <packages@gramscope.org>';

const ASSOCIATIONS = [
  { ext: 'pcapng', name: 'pcapng capture', description: 'Network capture (pcapng)' },
  { ext: ['pcap', 'cap'], name: 'pcap capture', description: 'Network capture (pcap)' },
];

/** Those of build/resources/mime.xml, and of shared-mime-info. */
const MIME_TYPES = [
  'application/vnd.tcpdump.pcap',
  'application/x-pcapng',
  'application/x-pcap-gzip',
  'application/x-pcap-zstd',
];

/**
 * How Electron itself is hardened. Asar integrity is checked on macOS and Windows alone: Electron for
 * Linux has no such check, there the files belong to root.
 * @type {NonNullable<Configuration['electronFuses']>}
 */
const FUSES = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  enableCookieEncryption: true,
  grantFileProtocolExtraPrivileges: false,
  // The substitute runtime was made with a snapshot for another application.
  loadBrowserProcessSpecificV8Snapshot: false,
  resetAdHocDarwinSignature: true,
};

/**
 * What lies outside /opt/Gramscope, for fpm: a file here, and its place there.
 * @param {string} made folder of files made for packaging
 * @param {string} zsh where the functions of packages lie
 */
function linuxFiles(made, zsh = 'site-functions') {
  const resources = inRoot('build/resources/linux');
  return [
    `${inRoot('build/resources/gramscope.sh')}=/usr/bin/gramscope`,
    `${made}/gramscope.1.gz=/usr/share/man/man1/gramscope.1.gz`,
    `${made}/completions/gramscope.bash=/usr/share/bash-completion/completions/gramscope`,
    `${made}/completions/_gramscope=/usr/share/zsh/${zsh}/_gramscope`,
    `${made}/completions/gramscope.fish=/usr/share/fish/vendor_completions.d/gramscope.fish`,
    `${resources}/mime.xml=/usr/share/mime/packages/org.gramscope.Gramscope.xml`,
    `${resources}/org.gramscope.Gramscope.metainfo.xml=/usr/share/metainfo/org.gramscope.Gramscope.metainfo.xml`,
    `${inRoot('build/resources/icon.svg')}=/usr/share/icons/hicolor/scalable/apps/gramscope.svg`,
    `${resources}/copyright=/usr/share/doc/gramscope/copyright`,
    `${resources}/README.Debian=/usr/share/doc/gramscope/README.Debian`,
  ];
}

/** @type {Configuration['linux']} */
const linux = {
  target: ['AppImage', 'deb', 'rpm', 'pacman', 'tar.gz'],
  executableName: 'gramscope',
  syncDesktopName: true,
  maintainer: MAINTAINER,
  vendor: 'The Gramscope authors',
  synopsis: 'Desktop monitor for UDP, multicast and syslog datagrams',
  description:
    'Shows what reaches this machine over UDP and Unix datagram sockets, keeps it in pcapng files and plays these back to the network.',
  category: 'Network;Monitor',
  mimeTypes: MIME_TYPES,
  executableArgs: ['%F'],
  desktop: {
    entry: {
      GenericName: 'Datagram Monitor',
      Keywords: 'udp;multicast;syslog;datagram;pcap;pcapng;network;',
      StartupNotify: 'true',
      Actions: 'open;',
    },
    desktopActions: {
      open: { Name: 'Open a Capture File…', Exec: '/opt/Gramscope/gramscope --open' },
    },
  },
};

/** @type {Configuration['mac']} */
const mac = {
  target: [
    { target: 'dmg', arch: ['universal'] },
    { target: 'zip', arch: ['universal'] },
  ],
  category: 'public.app-category.developer-tools',
  hardenedRuntime: true,
  gatekeeperAssess: false,
  entitlements: inRoot('build/resources/macos/entitlements.plist'),
  entitlementsInherit: inRoot('build/resources/macos/entitlements.inherit.plist'),
  // Both halves of a universal package carry the addons of both processors, as they are.
  x64ArchFiles: '**/native/prebuilds/**',
  minimumSystemVersion: '11.0',
  extendInfo: {
    // Without it, macOS 15 silently withholds multicast and broadcast.
    NSLocalNetworkUsageDescription:
      'Gramscope shows the datagrams that reach this Mac, and sends those that you ask it to send.',
  },
};

/** @type {Configuration['win']} */
const win = {
  target: ['nsis', 'portable', 'zip'],
};

/** @type {Configuration['nsis']} */
const nsis = {
  // The assistant asks whether to install for one user or for all.
  oneClick: false,
  perMachine: false,
  selectPerMachineByDefault: false,
  allowElevation: true,
  allowToChangeInstallationDirectory: true,
  license: inRoot('LICENSE'),
  createDesktopShortcut: true,
  createStartMenuShortcut: true,
  shortcutName: 'Gramscope',
  // What a person captured and set is theirs.
  deleteAppDataOnUninstall: false,
};

/** Maintainer scripts are the same for deb, rpm and pacman. */
const scripts = {
  afterInstall: inRoot('build/resources/linux/after-install.sh'),
  afterRemove: inRoot('build/resources/linux/after-remove.sh'),
  appArmorProfile: inRoot('build/resources/linux/apparmor-profile'),
};

/** What Electron loads, by the names that it has had (Debian 13 renamed those with a 64 bit time_t). */
const DEB_DEPENDS = [
  'libgtk-3-0t64 | libgtk-3-0',
  'libnss3',
  'libasound2t64 | libasound2',
  'libgbm1',
  'libxss1',
];

const RPM_DEPENDS = [
  'gtk3',
  'nss',
  '(alsa-lib or libasound2)',
  '(mesa-libgbm or libgbm1)',
  'libXScrnSaver',
];

/**
 * @typedef {object} Surroundings
 * @property {string} application folder of what goes into the asar
 * @property {string} made folder of icons and other files made for packaging
 * @property {string} output
 * @property {{ folder: string, version: string }} [runtime] an unpacked Electron; downloaded if absent
 * @property {string | undefined} [version] of the package, if not that of package.json
 * @property {boolean} [fast] for tests: large files, quickly made
 * @property {Configuration['afterExtract']} [afterExtract]
 */

/**
 * @param {Surroundings} surroundings
 * @returns {Configuration}
 */
export function configuration({ application, made, output, runtime, version, fast, afterExtract }) {
  const files = linuxFiles(made);
  return {
    appId: 'org.gramscope.Gramscope',
    productName: 'Gramscope',
    copyright: 'Copyright © 2026 The Gramscope authors',
    artifactName: '${name}-${version}-${os}-${arch}.${ext}',
    directories: { app: application, output, buildResources: inRoot('build/resources') },
    ...(version ? { extraMetadata: { version } } : {}),
    ...(runtime ? { electronDist: runtime.folder, electronVersion: runtime.version } : {}),
    ...(afterExtract ? { afterExtract } : {}),
    // Dependencies are in the bundles; electron-builder would add those of the checkout.
    files: ['**/*', '!node_modules', '!**/node_modules/**'],
    asar: true,
    // An addon is loaded by the system, which knows nothing of asar.
    asarUnpack: ['**/*.node'],
    extraFiles: [
      { from: inRoot('LICENSE'), to: 'LICENSE.gramscope.txt' },
      { from: `${made}/THIRD-PARTY-NOTICES.txt`, to: 'THIRD-PARTY-NOTICES.txt' },
    ],
    // The interface is in English; each of the other locales is half a megabyte.
    electronLanguages: ['en-US'],
    electronFuses: FUSES,
    // Everything is in the bundles, and the addon is built already.
    npmRebuild: false,
    fileAssociations: ASSOCIATIONS,
    icon: `${made}/icons/icon.png`,
    linux: {
      ...linux,
      icon: `${made}/icons/png`,
      // For whoever unpacks the tar.gz; README of the guide tells where each shell looks.
      extraFiles: [{ from: `${made}/completions`, to: 'completions' }],
    },
    mac: { ...mac, icon: `${made}/icons/icon.icns`, notarize: canNotarize() },
    win: { ...win, icon: `${made}/icons/icon.ico` },
    nsis: { ...nsis, artifactName: '${name}-${version}-setup-${arch}.${ext}' },
    portable: { artifactName: '${name}-${version}-portable-${arch}.${ext}' },
    dmg: { title: 'Gramscope ${version}' },
    deb: {
      ...scripts,
      compression: fast ? 'gz' : 'xz',
      depends: DEB_DEPENDS,
      recommends: ['libnotify4', 'xdg-utils'],
      packageCategory: 'net',
      priority: 'optional',
      // Debian keeps the other folder for what comes with zsh.
      fpm: linuxFiles(made, 'vendor-completions'),
    },
    rpm: {
      ...scripts,
      compression: fast ? 'gzip' : 'xz',
      depends: RPM_DEPENDS,
      packageCategory: 'Applications/Internet',
      fpm: files,
    },
    pacman: {
      ...scripts,
      depends: ['gtk3', 'nss', 'alsa-lib', 'libxss'],
      fpm: [`--after-upgrade=${scripts.afterInstall}`, ...files],
    },
    toolsets: { appimage: '1.0.3' },
    publish: updateFeed(process.env),
  };
}

/** Apple's notary wants an account (electron.build/mac, notarize). */
function canNotarize() {
  return ['APPLE_ID', 'APPLE_API_KEY', 'APPLE_KEYCHAIN_PROFILE'].some((name) => process.env[name]);
}
