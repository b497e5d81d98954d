/** The error that a framework raises, under the framework's own name for it; emulations throw it, `convention` catches it. */

export class FrameworkError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Throws the framework's error: `raise('ValueError', 'labels …')`. */
export function raise(type: string, message: string): never {
  throw new FrameworkError(type, message);
}
