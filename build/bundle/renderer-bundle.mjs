// @ts-check
import react from '@vitejs/plugin-react';
import { inRoot } from '../setup/paths.mjs';

/**
 * The window's page, and the style sheet of the guide. Its Content-Security-Policy allows scripts of our own files only, so nothing may
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
      rolldownOptions: {
        input: { index: inRoot('renderer/index.html'), guide: inRoot('build/bundle/guide.css') },
        // Pages of the guide name their style sheet themselves.
        output: {
          assetFileNames: ({ names }) =>
            names.includes('guide.css') ? 'guide/[name][extname]' : 'assets/[name]-[hash][extname]',
        },
      },
    },
  };
}
