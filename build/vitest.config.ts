import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { privateNetworkPool } from './tests/pool/pool.mjs';

/** Runs the tests of the dgram module in the main process of this Electron instead of Node. */
const electron = process.env['GRAMSCOPE_ELECTRON'] || undefined;

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
        },
      },
      {
        extends: true,
        test: {
          name: 'dgram',
          include: ['native/lib/**/*.test.ts'],
          pool: privateNetworkPool(electron),
          // Networks and the programs on them take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
    ],
  },
});
