/** Instances of WebAssembly modules, each with a memory of its own. */

/** Undefined where the engine has no WebAssembly with vectors, or may not make code: TypeScript does the same work then. */
export function instanceOf<Exports>(code: Uint8Array<ArrayBuffer>, imports?: WebAssembly.Imports): Exports | undefined {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(code), imports).exports as unknown as Exports;
  } catch {
    return undefined;
  }
}

export const pageSize = 65536;

/** Makes the memory at least `length` bytes long; views of it from before are no longer of use. */
export function growTo(memory: WebAssembly.Memory, length: number): void {
  const missing = Math.ceil((length - memory.buffer.byteLength) / pageSize);
  if (missing > 0) memory.grow(missing);
}
