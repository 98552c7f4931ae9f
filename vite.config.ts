/** How the app is served and built. Cross-origin isolation gives WebAssembly its threads. */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { contentSecurityPolicy } from './scripts/lib/contentSecurity.mjs';
import { externalRuntime, runtimeAlias } from './scripts/lib/onnxRuntime.mjs';

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const nonce = 'development';

/** A static host sends no policy header, so the built page carries its own. */
const policyInPage: Plugin = {
  name: 'latentloom:content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy() },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig(({ command }) => ({
  base: './',
  plugins: [react(), policyInPage],
  worker: { format: 'es' },
  resolve: { conditions: [...defaultClientConditions, externalRuntime], alias: runtimeAlias },
  // The workers' packages are found at the start too: found later, they would reload the page in the midst of work.
  optimizeDeps: { entries: ['index.html', 'src/runtime/worker/index.ts', 'src/runtime/text/worker.ts', 'src/benchmark/worker.ts'], exclude: Object.keys(runtimeAlias) },
  html: command === 'serve' ? { cspNonce: nonce } : {},
  build: {
    outDir: 'dist',
    target: 'es2023',
    chunkSizeWarningLimit: 2000,
    // Each file costs a request: one for the first view, one for menus and dialogs.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'menus', test: /node_modules\/@(?:base-ui|floating-ui)\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { headers: { ...isolation, 'Content-Security-Policy': contentSecurityPolicy({ nonce }) } },
  preview: { headers: { ...isolation, 'Content-Security-Policy': contentSecurityPolicy() } },
}));
