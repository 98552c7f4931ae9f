/** What goes wrong without being seen is said on the node; what is healthy is left in peace. */
import { smallGan, wrongRecipe } from './support/graphs';
import { expect, test } from './support/test';

test.describe('a training', () => {
  test.beforeEach(async ({ editor }) => {
    await editor.useWasm();
  });

  test('by the well-known wrong recipe is warned about before and while it runs', async ({ editor }) => {
    await editor.openGraph(wrongRecipe('Wrong recipe', { steps: 3000, discriminatorRate: 2e-3 }));
    const trainer = editor.node('GAN Trainer');
    await expect(trainer).toContainText('“real” comes from generator, not from data');

    await editor.runAll();
    await expect(trainer).toContainText('The discriminator takes fakes for real (D(fake) = ', { timeout: 60_000 });
    await editor.press('GAN Trainer', 'Stop');
    await editor.rested();
  });

  test('with the generator wired to “real” as well as to “fake” is warned about, too', async ({ editor }) => {
    const small = smallGan('Fakes called real');
    const edges = small.edges.map((edge) => (edge.from.node === 'digits' ? { ...edge, from: { node: 'generator', port: 'images' } } : edge));
    await editor.openGraph({ ...small, edges });
    await expect(editor.node('GAN Trainer')).toContainText('“real” comes from generator, not from data');
  });

  test('that is healthy trips nothing', async ({ editor, page }) => {
    await editor.openGraph(smallGan('Healthy', { steps: 400 }));
    await editor.runAll();
    await editor.stepsDone(400);
    await editor.rested();
    await page.getByRole('button', { name: /^Problems/ }).click();
    await expect(page.getByText('No problems.')).toBeVisible();
    await editor.expectStatus('GAN Trainer', 'done');
  });

  test('with a wild learning rate warns or stops, with the node and the step named', async ({ editor }) => {
    // The losses run away for some 450 steps, and then the GAN gives up: steps of a large batch leave time to read it.
    await editor.openGraph(smallGan('Wild', { steps: 2000, batch: 128, generatorRate: 1, discriminatorRate: 1, loss: 'leastSquares' }));
    await editor.runAll();
    await expect(editor.node('GAN Trainer')).toContainText(/The losses run away|Step \d+: the numbers of \w+ are no longer finite/, { timeout: 60_000 });
  });
});
