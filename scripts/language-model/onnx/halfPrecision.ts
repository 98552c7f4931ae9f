/** Numbers of 16 bits (IEEE 754 binary16), in which weights are stored. */

const scratch = new DataView(new ArrayBuffer(4));

/** The bits of the nearest half-precision number; ties go to the even one, what is too large becomes infinite. */
export function halfBits(value: number): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  // Below 2^-14 the numbers are whole multiples of 2^-24.
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(value) * 2 ** 24);
  return sign | roundToEven((magnitude - 0x38000000) / 2 ** 13);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
