/** The camera: nothing is taken before a person says so, and what is taken flows on. */
import { chromiumFlags, findChromium } from '../../scripts/lib/chromium.mjs';
import { pictureOf } from './support/pictures';
import { expect, test } from './support/test';

// A picture that moves stands in for the camera that test machines have not.
test.use({ launchOptions: { executablePath: findChromium() ?? undefined, args: [...chromiumFlags, '--use-fake-device-for-media-stream'] } });

test('a picture of the camera is taken, followed and kept', async ({ editor, context, page }) => {
  await editor.newGraph();
  await editor.dragNode('Webcam', { x: 0.3, y: 0.2 });
  await editor.dragNode('Image Output', { x: 0.7, y: 0.2 });
  await editor.wire(['Webcam', 'image'], ['Image Output', 'images']);
  const webcam = editor.node('Webcam');
  await editor.press('Webcam', 'Start the camera');
  await expect(webcam.getByRole('alert')).toContainText('the browser may not use it');

  await context.grantPermissions(['camera']);
  await editor.press('Webcam', 'Start the camera');
  await editor.press('Webcam', 'Take');
  const output = editor.node('Image Output');
  await expect(output.getByRole('img', { name: '1 samples' })).toBeVisible();
  expect((await pictureOf(output)).levels).toBeGreaterThan(2);

  await editor.press('Webcam', 'Follow');
  const before = await pictureOf(output);
  await expect.poll(async () => (await pictureOf(output)).fingerprint).not.toBe(before.fingerprint);
  await editor.press('Webcam', 'Stop the camera');
  await page.reload();
  expect((await pictureOf(editor.node('Webcam'))).levels).toBeGreaterThan(2);
});
