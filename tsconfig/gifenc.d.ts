// gifenc comes without types; what the editor uses of it.
declare module 'gifenc' {
  type GifPalette = readonly (readonly [number, number, number])[];
  interface GifStream {
    writeFrame(index: Uint8Array, width: number, height: number, options: { palette: GifPalette; delay: number }): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }
  export function GIFEncoder(): GifStream;
  export function quantize(rgba: Uint8ClampedArray, mostColours: number): GifPalette;
  export function applyPalette(rgba: Uint8ClampedArray, palette: GifPalette): Uint8Array;
}
