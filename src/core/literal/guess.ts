/** The language of a text whose language nobody told: a few telling marks in its first characters. */

const HEAD = 4000;

const signs: readonly (readonly [string, RegExp])[] = [
  ['json', /^\s*(?:\{\s*"|\[[[\s]*(?:\{\s*["}]|"|-?\d[\d.eE+-]*\s*[,\]](?![\s\S]*[/*();#])))/],
  ['python', /^(?:import \w|from \w[\w.]* import |def \w+\(|class \w+[(:]|@\w)/m],
  ['r', /^\s*[\w.]+ <- |\blibrary\(\w+\)/m],
  ['julia', /^(?:using [A-Z]\w*|function \w+\([^)]*\)\s*$)/m],
  ['javascript', /^\s*(?:const|let|var) \w+ =|^import .* from ['"]|=> \{/m],
  ['cpp', /^#include [<"]|\bstd::/m],
  ['rust', /^\s*(?:let (?:mut )?\w+(?:: [^=]+)? = |fn \w+\(|use \w+::)/m],
  ['go', /^package \w+$/m],
  ['latex', /\\(?:documentclass|begin\{)/],
];

/** A language id, or 'text'. */
export function guessLanguage(text: string): string {
  const head = text.slice(0, HEAD);
  return signs.find(([, sign]) => sign.test(head))?.[0] ?? 'text';
}
