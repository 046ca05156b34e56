// @ts-check
/**
 * Violations planted in a copy of the tree, each with the rule that must catch it. A rule that no
 * longer bites is found here and not in a review.
 */

/** @type {readonly { file: string, source: string, rule: string }[]} For dependency-cruiser. */
export const importSeeds = [
  { file: 'electron/contract/seed-node.ts', source: "import 'node:fs';", rule: 'contract' },
  { file: 'electron/contract/seed-up.ts', source: "import '../engine';", rule: 'contract' },
  { file: 'electron/engine/seed.ts', source: "import 'electron';", rule: 'engine' },
  {
    file: 'electron/engine/seed-inside.ts',
    source: "import '../../native/lib/addon';",
    rule: 'engine',
  },
  {
    file: 'electron/engine/seed-type.ts',
    source: "import type { App } from 'electron'; export type Seed = App;",
    rule: 'engine',
  },
  {
    file: 'electron/engine/seed-dgram.ts',
    source: "import 'node:dgram';",
    rule: 'no-builtin-dgram',
  },
  { file: 'electron/main/seed.ts', source: "import '#native';", rule: 'main' },
  { file: 'electron/cli/seed.ts', source: "import '../main/registrar';", rule: 'cli' },
  { file: 'electron/preload/seed.ts', source: "import '../engine';", rule: 'preload' },
  { file: 'native/lib/seed.ts', source: "import '../../electron/contract';", rule: 'native-lib' },
  { file: 'renderer/app/seed.ts', source: "import '../features/log/seed';", rule: 'renderer-app' },
  {
    file: 'renderer/features/log/seed.ts',
    source: "import '../sockets/seed';",
    rule: 'renderer-feature',
  },
  {
    file: 'renderer/features/sockets/seed.ts',
    source: "import '../../app/seed';",
    rule: 'renderer-feature',
  },
  { file: 'renderer/ui/seed.ts', source: "import '../../electron/contract';", rule: 'renderer-ui' },
  { file: 'renderer/lib/seed.ts', source: "import '../features/log';", rule: 'renderer-lib' },
];

/** @type {readonly { file: string, source: string, rule: string }[]} For the include checker. */
export const includeSeeds = [
  {
    file: 'native/core/seed_platform.cc',
    source: '#include "platform/receiver.h"',
    rule: 'core must not include "platform/receiver.h"',
  },
  {
    file: 'native/core/seed_napi.cc',
    source: '#include <napi.h>',
    rule: 'only binding may include <napi.h>',
  },
  {
    file: 'native/core/seed_socket.cc',
    source: '#include <sys/socket.h>',
    rule: 'core must not include <sys/socket.h>',
  },
  {
    file: 'native/platform/linux/seed.cc',
    source: '#include "binding/capture.h"',
    rule: 'platform/linux must not include "binding/capture.h"',
  },
  {
    file: 'native/platform/windows/seed.cc',
    source: '#include "platform/posix/descriptor.h"',
    rule: 'platform/windows must not include "platform/posix/descriptor.h"',
  },
  {
    file: 'native/platform/shared/seed.cc',
    source: '#include "platform/linux/error_queue.h"',
    rule: 'platform/shared must not include "platform/linux/error_queue.h"',
  },
  {
    file: 'native/binding/seed.cc',
    source: '#include "platform/linux/epoll.h"',
    rule: 'binding must not include "platform/linux/epoll.h"',
  },
];

/** @type {readonly { file: string, source: string, rule: string }[]} For the type checker. */
export const typeSeeds = [
  {
    file: 'electron/engine/seed-dom.ts',
    source: 'export const seed = document.title;',
    rule: "Cannot find name 'document'",
  },
  {
    file: 'electron/contract/seed-process.ts',
    source: 'export const seed = process.pid;',
    rule: "Cannot find name 'process'",
  },
  {
    file: 'renderer/lib/seed-node.ts',
    source: 'export const seed = process.pid;',
    rule: "Cannot find name 'process'",
  },
];
