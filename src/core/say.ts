/**
 * What the core says, as a sentence with holes and what goes into them: English by itself, and any other language where a table has the
 * sentence. What goes into a hole may be such a phrase itself; names, code and numbers stay as they are.
 */

/** The sentence in some language, its holes filled: VS Code's l10n.t is one, `fill` leaves it in English. */
export type Translate = (template: string, ...args: readonly (string | number)[]) => string;

export interface Said {
  /** English, with {0}, {1} … for the arguments. */
  readonly template: string;
  /** A string goes in as it is; a word that has a translation is said itself. */
  readonly args: readonly (string | number | Said)[];
}

/** A sentence without holes may be a plain string. */
export type Words = string | Said;

export const say = (template: string, ...args: readonly (string | number | Said)[]): Said => ({template, args});

/** The words in the language that `translate` speaks. */
export function phrase(words: Words, translate: Translate): string {
  if (typeof words === 'string') return translate(words);
  return translate(
    words.template,
    ...words.args.map((arg) => (typeof arg === 'object' ? phrase(arg, translate) : arg)),
  );
}

export const fill: Translate = (template, ...args) =>
  args.length === 0 ? template : template.replace(/\{(\d)\}/g, (_, hole: string) => String(args[Number(hole)]));

export const english = (words: Words): string => phrase(words, fill);

/** A table of sentences as a translator; what the table does not have stays English. */
export const translator =
  (table: Readonly<Record<string, string>>): Translate =>
  (template, ...args) =>
    fill(Object.hasOwn(table, template) ? (table[template] ?? template) : template, ...args);
