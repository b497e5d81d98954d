/** The package's parts have no types of their own. (Its whole would compile WebAssembly when it is loaded.) */
declare module 'hyparquet-compressors/src/brotli.js' {
  export function decompressBrotli(bytes: Uint8Array, unpackedLength: number): Uint8Array;
}
declare module 'hyparquet-compressors/src/lz4.js' {
  export function decompressLz4(bytes: Uint8Array, unpackedLength: number): Uint8Array;
  export function decompressLz4Raw(bytes: Uint8Array, unpackedLength: number): Uint8Array;
}
