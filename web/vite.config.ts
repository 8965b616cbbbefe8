import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { antdCss } from './build/antd-css.ts';
import { compressed } from './build/compressed.ts';

const server = process.env['HUIYIN_SERVER'] ?? 'http://127.0.0.1:8080';

/** Class names of the Ant Design components that the console imports. */
const components = [
  'alert',
  'app',
  'btn',
  'drawer',
  'empty',
  'fade',
  'form',
  'input',
  'mask',
  'message',
  'modal',
  'motion',
  'move',
  'radio',
  'segmented',
  'select',
  'skeleton',
  'slide',
  'spin',
  'tooltip',
  'tree',
  'wave',
  'zoom',
];

export default defineConfig({
  base: '/console/',
  plugins: [react(), antdCss(components), compressed()],
  resolve: {
    alias: [
      {
        find: /^(@rc-component\/util\/es\/Dom|\.\/Dom)\/dynamicCSS(\.js)?$/,
        replacement: fileURLToPath(new URL('build/no-runtime-css.ts', import.meta.url)),
      },
    ],
  },
  build: {
    target: ['chrome87', 'firefox90', 'safari14'],
    // Two copies of a page must not run at once: names by content, nothing inlined as data.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': server, '/log': server } },
});
