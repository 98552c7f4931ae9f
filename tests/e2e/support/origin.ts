/** A page that may ask nobody but the app's own origin. */
import type { BrowserContext } from '@playwright/test';

/** Lets no request leave the origin; gives the list of those that tried. */
export async function keepToOrigin(context: BrowserContext, baseURL: string): Promise<string[]> {
  const { origin } = new URL(baseURL);
  const refused: string[] = [];
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => {
      refused.push(route.request().url());
      return route.abort();
    },
  );
  return refused;
}
