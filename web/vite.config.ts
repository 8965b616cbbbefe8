import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['HUIYIN_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // Ant Design alone is above the default limit, and the console is loaded once and cached.
    chunkSizeWarningLimit: 2_000,
  },
  server: { proxy: { '/api': server, '/log': server } },
});
