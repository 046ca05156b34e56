// @ts-check
import react from '@vitejs/plugin-react';
import { inRoot } from '../setup/paths.mjs';

/**
 * The window's page. Its Content-Security-Policy allows scripts of our own files only, so nothing may
 * become an inline script or a data: address.
 * @returns {import('vite').InlineConfig}
 */
export function rendererBundleConfig() {
  return {
    configFile: false,
    root: inRoot('renderer'),
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: inRoot('dist/renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  };
}
