/** Python sources, which the build takes in as text. */
declare module '*.py' {
  const text: string;
  export = text;
}
