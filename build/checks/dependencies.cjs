// @ts-check
/**
 * Who may import whom: the table of ARCHITECTURE.md, "The layers", for dependency-cruiser.
 * What a layer does not list is an error; type-only imports count like any other. A layer without
 * `node` must not import Node's modules. Tests, and what they share in folders called `testing`, may
 * use Node, Vitest and the capture files that `native/lib/testing` writes besides.
 */

/** @typedef {{ path: string, may: string[], node?: true }} Layer */

const contract = '^electron/contract/';
const featureDoor = '^renderer/features/[^/]+/index\\.ts$';

/** @type {Record<string, Layer>} */
const layers = {
  contract: { path: contract, may: [npm('valibot')] },
  'native-lib': { path: '^native/lib/', may: [npm('fzstd')], node: true },
  engine: {
    path: '^electron/engine/',
    may: [
      contract,
      '^native/lib/index\\.ts$',
      npm('asn1-ber|dns-packet|fastest-levenshtein|sdp-transform'),
    ],
    node: true,
  },
  main: {
    path: '^electron/main/',
    may: [
      contract,
      '^electron/engine/index\\.ts$',
      npm('valibot|electron|electron-updater|builder-util-runtime'),
    ],
    node: true,
  },
  cli: {
    path: '^electron/cli/',
    may: [contract, '^electron/engine/index\\.ts$', '^package\\.json$'],
    node: true,
  },
  preload: { path: '^electron/preload/', may: [contract, npm('electron')] },
  'renderer-app': {
    path: '^renderer/app/',
    may: [
      featureDoor,
      '^renderer/(ui|lib)/',
      contract,
      npm('react|react-dom|zustand|@fontsource-variable/[^/]+'),
    ],
  },
  'renderer-feature': {
    path: '^renderer/features/([^/]+)/',
    may: [
      '^renderer/features/$1/',
      featureDoor,
      '^renderer/(ui|lib)/',
      contract,
      npm('react|zustand|uplot|cmdk'),
    ],
  },
  'renderer-ui': {
    path: '^renderer/ui/',
    may: ['^renderer/lib/', npm('react|@base-ui/react|react-resizable-panels|uplot')],
  },
  'renderer-lib': { path: '^renderer/lib/', may: [contract, npm('react|zustand|tinykeys')] },
  e2e: {
    path: '^e2e/',
    // The messages of the fuzz are the same for the main process in plain Node and in Electron, and hostile
    // files are for the engine what they are for the application.
    may: [
      contract,
      npm('@playwright/test|@axe-core/playwright|@electron/fuses|electron'),
      '^electron/main/testing/fuzz/',
      '^electron/engine/testing/',
    ],
    node: true,
  },
};

const test = '(\\.test\\.tsx?$|/testing/)';
const forTests = [npm('vitest'), '^native/lib/testing/'];

/** @param {string} names */
function npm(names) {
  return `^node_modules/(@types/)?(${names})/`;
}

/** @param {[string, Layer]} entry */
function rulesOf([name, { path, may, node }]) {
  const own = path.includes('(') ? [] : [path];
  const core = /** @type {const} */ (['core']);
  return [
    {
      name,
      severity: 'error',
      from: { path, pathNot: test },
      to: { pathNot: [...own, ...may], ...(node ? { dependencyTypesNot: core } : {}) },
    },
    {
      name: `${name}-test`,
      severity: 'error',
      from: { path: `${path}.*${test}` },
      to: { pathNot: [...own, ...may, ...forTests], dependencyTypesNot: core },
    },
  ];
}

const everywhere = [
  {
    name: 'no-builtin-dgram',
    comment: "Datagram sockets are the addon's; Node's are never loaded.",
    severity: 'error',
    from: {},
    to: { path: '^(node:)?dgram$' },
  },
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

module.exports = {
  forbidden: [...Object.entries(layers).flatMap(rulesOf), ...everywhere],
  options: {
    // The seeds are cruised in a copy of the tree that links to the one node_modules.
    preserveSymlinks: true,
    tsPreCompilationDeps: true,
    // The addon exists only after a build; who may load it is checked by its one loader.
    exclude: { path: '\\.node$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
  },
};
