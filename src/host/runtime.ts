/** The few globals that Node and web-worker hosts share; declared here because host code sees neither DOM nor Node types. */

interface SharedGlobals {
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly crypto: {getRandomValues(bytes: Uint8Array): Uint8Array};
  atob(base64: string): string;
  readonly TextDecoder: new () => {decode(bytes: Uint8Array): string};
  readonly TextEncoder: new () => {encode(text: string): Uint8Array};
}

export const runtime = globalThis as unknown as SharedGlobals;

/** 128 random bits in hexadecimal, for a page's script nonce. */
export function randomNonce(): string {
  const bytes = runtime.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function textOfUtf8(bytes: Uint8Array): string {
  return new runtime.TextDecoder().decode(bytes);
}

export function bytesOfBase64(base64: string): Uint8Array {
  return Uint8Array.from(runtime.atob(base64), (char) => char.charCodeAt(0));
}

/** Runs `run` once, `milliseconds` (or as long as the call says) after the last call for the same key. */
export class Debouncer<K> {
  readonly #timers = new Map<K, unknown>();

  constructor(
    readonly milliseconds: number,
    readonly run: (key: K) => void,
  ) {}

  schedule(key: K, milliseconds = this.milliseconds): void {
    this.cancel(key);
    const fire = () => {
      this.#timers.delete(key);
      this.run(key);
    };
    this.#timers.set(key, runtime.setTimeout(fire, milliseconds));
  }

  cancel(key: K): void {
    runtime.clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dispose(): void {
    for (const key of [...this.#timers.keys()]) this.cancel(key);
  }
}
