/** The commands that need the core's tables and reader, a bundle of their own: they would cost `evaluate` time and memory. */

export const compute = async (): Promise<number> => (await import('./compute.ts')).compute();

export const scan = async (files: readonly string[]): Promise<number> => (await import('./scan.ts')).scan(files);
