/** The Hugging Face hub as far as the app asks it, served from memory: the one thing that cannot be had offline. */
import { createHash } from 'node:crypto';
import type { Page, Route } from '@playwright/test';

export const commit = '607a30d783dfa663caf39e06633721c8d4cfcd7e';

const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'X-Error-Code' };

export class Hub {
  /** Every address that was asked for, in order. */
  readonly asked: string[] = [];
  /** Paths of files that break off. */
  readonly broken = new Set<string>();
  reachable = true;
  /** How long a file takes. */
  delayMs = 0;

  private constructor(
    private readonly id: string,
    private readonly files: ReadonlyMap<string, Uint8Array>,
  ) {}

  /** A hub with one repository, for all that `page` asks of huggingface.co. */
  static async serve(page: Page, id: string, files: ReadonlyMap<string, Uint8Array>): Promise<Hub> {
    const hub = new Hub(id, files);
    await page.route(/^https:\/\/([\w.-]+\.)?(huggingface\.co|hf\.co)\//, (route) => hub.answer(route));
    return hub;
  }

  /** Paths of the files that were fetched. */
  get fetched(): string[] {
    return this.asked.flatMap((url) => url.split(`/resolve/${commit}/`)[1] ?? []);
  }

  private async answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    this.asked.push(route.request().url());
    if (!this.reachable) return route.abort('internetdisconnected');
    if (pathname.startsWith(`/api/models/${this.id}/revision/`)) return this.describe(route, pathname.split('/').at(-1)!);
    const path = pathname.split(`/${this.id}/resolve/${commit}/`)[1] ?? '';
    const bytes = this.files.get(path);
    if (!bytes) return route.fulfill({ status: 401, headers: { ...headers, 'X-Error-Code': 'RepoNotFound' }, json: { error: 'Invalid username or password.' } });
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    return this.broken.has(path) ? route.abort('connectionreset') : route.fulfill({ headers, body: Buffer.from(bytes) });
  }

  private describe(route: Route, revision: string): Promise<void> {
    if (!['main', commit].includes(revision)) return route.fulfill({ status: 404, headers: { ...headers, 'X-Error-Code': 'RevisionNotFound' }, json: {} });
    const siblings = [...this.files].map(([rfilename, bytes]) => ({
      rfilename,
      size: bytes.length,
      ...(rfilename.endsWith('.onnx') && { lfs: { sha256: createHash('sha256').update(bytes).digest('hex') } }),
    }));
    const config = JSON.parse(Buffer.from(this.files.get('config.json')!).toString());
    return route.fulfill({ headers, json: { sha: commit, gated: false, cardData: { license: 'mit' }, config, siblings } });
  }
}
