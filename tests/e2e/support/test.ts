/** The `test` of every end-to-end suite: hands out the editor, fails on uncaught page errors, and can open profiles that outlive the browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium, expect, test as base } from '@playwright/test';
import { Editor } from './editor';

/** A browser profile on disk: what it stores is there again after `close` and `open`. */
interface Profile {
  open(): Promise<Page>;
  close(): Promise<void>;
}

interface Fixtures {
  /** The editor in a fresh profile, opened and showing a graph. */
  editor: Editor;
  /** Uncaught errors and policy violations of every page so far; the test fails at its end unless it empties the list. */
  pageErrors: string[];
  profile: Profile;
}

export const test = base.extend<Fixtures>({
  pageErrors: [
    async ({ context }, provide) => {
      const errors: string[] = [];
      watch(context, errors);
      await provide(errors);
      expect(errors, 'uncaught errors in the page').toEqual([]);
    },
    { auto: true },
  ],

  editor: async ({ page }, provide) => {
    const editor = new Editor(page);
    await editor.open();
    await provide(editor);
  },

  profile: async ({ baseURL, viewport, launchOptions, pageErrors }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'profile-'));
    let context: BrowserContext | null = null;
    const close = async () => {
      await context?.close();
      context = null;
    };
    await provide({
      close,
      async open() {
        context = await chromium.launchPersistentContext(folder, { ...launchOptions, baseURL, viewport });
        watch(context, pageErrors);
        return context.pages()[0] ?? context.newPage();
      },
    });
    await close();
    rmSync(folder, { recursive: true, force: true });
  },
});

export { expect };

function watch(context: BrowserContext, errors: string[]): void {
  context.on('weberror', (event) => errors.push(String(event.error())));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) errors.push(message.text());
  });
}
