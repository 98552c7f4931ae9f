/** The pause before a turn. */

/** In ms. Threads of the subject before spin until they sleep: ONNX Runtime's keep a processor busy for about 32. */
const restMs = 50;

/** Lets the subject before come to rest, so that what it left running does not slow the next one. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, restMs));
}
