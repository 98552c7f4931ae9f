/** What every JavaScript host offers beyond the language itself, for code that may use nothing else of a host. */
declare function structuredClone<T>(value: T): T;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: ArrayBuffer | ArrayBufferView): string;
}
