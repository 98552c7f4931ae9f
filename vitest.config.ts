/** Pure code in Node, and everything that needs a browser in a real Chromium. */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './scripts/lib/chromium.mjs';
import { externalRuntime, runtimeAlias } from './scripts/lib/onnxRuntime.mjs';

/** Tests that load native code, which changes the process for whatever runs there after it: each gets its own. */
const native = 'tests/unit/**/*.native.test.ts';

/** In ms. Machines that others compute on are at times half as fast. */
const unitTimeout = 20_000;

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [native],
          testTimeout: unitTimeout,
          // Files share processes, and load their modules once: that is what most of the time would go to.
          isolate: false,
          setupFiles: ['tests/unit/sharedProcess.ts'],
        },
      },
      {
        test: {
          name: 'unit-native',
          environment: 'node',
          include: [native],
          testTimeout: unitTimeout,
          // Tests of what a step leaves in memory collect garbage themselves.
          execArgv: ['--expose-gc'],
        },
      },
      {
        plugins: [react()],
        worker: { format: 'es' },
        resolve: { conditions: [...defaultClientConditions, externalRuntime], alias: runtimeAlias },
        server: {
          headers: {
            'Cross-Origin-Opener-Policy': 'same-origin',
            'Cross-Origin-Embedder-Policy': 'require-corp',
          },
        },
        // All named here, none discovered: a discovery reloads the page in the midst of a test.
        optimizeDeps: {
          noDiscovery: true,
          include: [
            'comlink',
            'gifenc',
            'mediabunny',
            'dexie',
            'zod',
            'i18next',
            'zustand',
            'zustand/middleware',
            'react',
            'react/jsx-dev-runtime',
            'react-dom',
            'react-dom/client',
            '@xyflow/react',
            'lucide-react',
            'uplot',
            '@tensorflow/tfjs-core',
            '@tensorflow/tfjs-backend-cpu',
            '@tensorflow/tfjs-backend-wasm',
            '@tensorflow/tfjs-backend-webgpu',
            'onnxruntime-web/wasm',
            '@huggingface/transformers',
            'fflate',
            'zod/mini',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
