import { defineConfig } from '@playwright/test';

/** The real application with real datagrams. One at a time: they share the machine's two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Of packages, which have to be made first: the suite `package`.
  testIgnore: 'package/**',
  outputDir: 'results/traces',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
});
