/** The `test` of suites that do without the network: nothing may leave the app's own origin, and a test in which something tries to fails. */
import { keepToOrigin } from './origin';
import { expect, test as base } from './test';

export const test = base.extend<{ refused: string[] }>({
  refused: [
    async ({ context, baseURL }, provide) => {
      const refused = await keepToOrigin(context, baseURL!);
      await provide(refused);
      expect(refused, 'requests that left the origin').toEqual([]);
    },
    { auto: true },
  ],
});
