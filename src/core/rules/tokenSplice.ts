/** Tokens with some of them replaced: what stands behind is moved, in the text and in its references to other tokens. */
import type {Tokens} from './tokens.ts';

/** The tokens before `first`, the fresh ones, and those from `last` on, `moved` characters further. Brackets are closed at both seams. */
export function spliced(old: Tokens, first: number, last: number, fresh: Tokens, text: string, moved: number): Tokens {
  const behind = first + fresh.count;
  const shift = behind - last;
  const count = old.count + shift;
  const bytes = (key: 'kind' | 'first') => joined(new Uint8Array(count), old[key], fresh[key], first, last);
  const numbers = (key: 'start' | 'end' | 'indent') =>
    joined(new Uint32Array(count), old[key], fresh[key], first, last);
  const references = (key: 'partner' | 'parent') => {
    const all = joined(new Int32Array(count), old[key], fresh[key], first, last);
    for (let i = first; i < behind; i++) if (all[i]! >= 0) all[i]! += first;
    for (let i = behind; shift !== 0 && i < count; i++) if (all[i]! >= 0) all[i]! += shift;
    return all;
  };
  const [start, end] = [numbers('start'), numbers('end')];
  for (let i = behind; moved !== 0 && i < count; i++) {
    start[i]! += moved;
    end[i]! += moved;
  }
  const [partner, parent] = [references('partner'), references('parent')];
  const [kind, indent, firsts] = [bytes('kind'), numbers('indent'), bytes('first')];
  return {text, language: old.language, count, kind, start, end, partner, parent, indent, first: firsts};
}

function joined<T extends Uint8Array | Uint32Array | Int32Array>(
  all: T,
  old: T,
  fresh: T,
  first: number,
  last: number,
): T {
  all.set(old.subarray(0, first));
  all.set(fresh, first);
  all.set(old.subarray(last), first + fresh.length);
  return all;
}
