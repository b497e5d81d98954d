/** WebAssembly in text form, which the build takes in as its binary form (scripts/watModules.cjs). */
declare module '*.wat' {
  const bytes: Uint8Array<ArrayBuffer>;
  export = bytes;
}
