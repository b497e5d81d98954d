/** What a page of the panel loads: the script that it starts with and all that this imports, with what is opened late and without. */

export interface Parts {
  /** Scripts that are loaded before anything is drawn. */
  readonly first: ReadonlySet<string>;
  /** Scripts that a part of the page loads when it is opened, by the part's own script. */
  readonly late: ReadonlyMap<string, ReadonlySet<string>>;
}

const STATIC = /(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g;
const DYNAMIC = /\bimport\("\.\/([\w.-]+\.js)"\)/g;

const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** `scripts`: file name → text. */
export function partsOf(scripts: ReadonlyMap<string, string>, start: string): Parts {
  const closure = (from: string, known: ReadonlySet<string> = new Set()): Set<string> => {
    const found = new Set<string>();
    const visit = (name: string) => {
      if (found.has(name) || known.has(name)) return;
      found.add(name);
      for (const inner of named(scripts.get(name) ?? '', STATIC)) visit(inner);
    };
    visit(from);
    return found;
  };
  const first = closure(start);
  const late = new Map<string, Set<string>>();
  const open = (loaded: ReadonlySet<string>) => {
    const opened = [...loaded].flatMap((name) => named(scripts.get(name) ?? '', DYNAMIC));
    for (const name of opened.filter((each) => !late.has(each))) {
      const more = closure(name, first);
      late.set(name, more);
      open(more);
    }
  };
  open(first);
  return {first, late};
}
