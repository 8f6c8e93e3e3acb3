import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npx vite` in this folder serves the pages with hot reload, beside `npm start` for the API.
export default defineConfig({
  plugins: [react()],
  build: {
    // The first browsers with light-dark() and :has().
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8477' } },
});
