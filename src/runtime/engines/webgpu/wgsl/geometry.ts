/** The sizes of a convolution: of its image, its filter and its output. */
export interface Geometry {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly features: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly stride: number;
  readonly top: number;
  readonly left: number;
}
