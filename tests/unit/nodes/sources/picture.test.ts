import { expect, it } from 'vitest';
import { centred, decodePicture, encodePicture, pictureTensor } from '../../../../src/nodes/sources/picture';

it('keeps a picture as text', () => {
  const bytes = Uint8ClampedArray.of(0, 1, 15, 16, 255);
  expect(encodePicture(bytes)).toBe('00010f10ff');
  expect([...decodePicture('00010f10ff', 5)]).toEqual([...bytes]);
});

it('is black where nothing has been drawn, or something of another size', () => {
  expect([...decodePicture('', 4)]).toEqual([0, 0, 0, 0]);
  expect([...decodePicture('ffff', 4)]).toEqual([0, 0, 0, 0]);
  expect([...decodePicture('zzff', 2)]).toEqual([0, 255]);
});

it('moves the centre of light into the middle', () => {
  const corner = Uint8Array.from({ length: 25 }, (_, index) => (index === 0 ? 200 : 0));
  expect(centred(corner, 5).indexOf(200)).toBe(12);
  expect([...centred(new Uint8Array(25), 5)]).toEqual([...new Uint8Array(25)]);
});

it('gives numbers from 0 or -1 to 1', () => {
  expect([...pictureTensor(Uint8Array.of(0, 255, 0, 0), 2, 1, false).data]).toEqual([0, 1, 0, 0]);
  expect(pictureTensor(Uint8Array.of(0, 255, 0, 0), 2, 1, true)).toMatchObject({ shape: [1, 2, 2, 1], data: Float32Array.of(-1, 1, -1, -1) });
});
