/** A model of the shape of GPT-2 small with random weights, made when a benchmark starts and served as if it came with the app. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { writeRandomGpt2 } from '../language-model/randomModel';
import { describeModel, describeShippedModels } from '../lib/modelIndex';

export const gpt2Small = 'benchmark/gpt2-small';

export interface ServedModel {
  readonly plugin: Plugin;
  /** Makes the model, which takes a while; it is not there before. */
  make(): Promise<void>;
  /** Deletes it. */
  remove(): void;
}

/** Adds the model to those that the page's server offers below `models/`. */
export function serveGpt2Small(): ServedModel {
  let folder: string | null = null;
  const read = (path: string): Buffer => readFileSync(join(folder!, path));
  const files = (): string[] => (readdirSync(folder!, { recursive: true }) as string[]).filter((path) => statSync(join(folder!, path)).isFile());
  const plugin: Plugin = {
    name: 'latentloom:gpt2-small',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const own = `/models/${gpt2Small}/`;
        if (!folder || (path !== '/models/index.json' && !path.startsWith(own))) return next();
        const file = path.slice(own.length);
        if (path === '/models/index.json') response.end(JSON.stringify([...describeShippedModels(), describeModel(gpt2Small, files(), read)]));
        else if (files().includes(file)) response.end(read(file));
        else response.writeHead(404).end();
      });
    },
  };
  return {
    plugin,
    async make() {
      if (folder) return;
      const made = mkdtempSync(join(tmpdir(), 'gpt2-small-'));
      await writeRandomGpt2(made, 1);
      folder = made;
    },
    remove() {
      if (folder) rmSync(folder, { recursive: true });
      folder = null;
    },
  };
}
