import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';
import { privateNetworkPool } from './tests/pool/pool.mjs';

/** Runs the tests of the dgram module in the main process of this Electron instead of Node. */
const electron = process.env['GRAMSCOPE_ELECTRON'] || undefined;

/** Those of the engine that change the interfaces, for which they have a network of their own. */
const networkTests = 'electron/**/*.network.test.ts';

/** Those of the npm package of the command, once it is made. */
const packageTests = 'build/command/installed/*.test.mjs';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'electron/**/*.test.ts',
            'renderer/**/*.test.{ts,tsx}',
            'build/**/*.test.{ts,mjs}',
          ],
          exclude: [...configDefaults.exclude, networkTests, packageTests],
        },
      },
      {
        extends: true,
        test: { name: 'command', include: [packageTests], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'dgram',
          include: ['native/lib/**/*.test.ts', networkTests],
          pool: privateNetworkPool(electron),
          // Networks and the programs on them take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
    ],
  },
});
