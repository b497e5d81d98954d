/**
 * What a rule says, as a sentence with holes and what goes into them: English by itself, and any other language where a table has the
 * sentence. What goes into a hole may be such a phrase itself; names, code and numbers stay as they are.
 */

export interface Said {
  /** English, with {0}, {1} … for the arguments. */
  readonly template: string;
  readonly args: readonly (string | number | Said)[];
}

export const say = (template: string, ...args: readonly (string | number | Said)[]): Said => ({template, args});

/** The sentence in the language that `translate` speaks. */
export function phrase(
  {template, args}: Said,
  translate: (template: string, ...args: readonly (string | number)[]) => string,
): string {
  return translate(template, ...args.map((arg) => (typeof arg === 'object' ? phrase(arg, translate) : arg)));
}

const fill = (template: string, ...args: readonly (string | number)[]): string =>
  template.replace(/\{(\d)\}/g, (_, hole: string) => String(args[Number(hole)]));

export const english = (said: Said): string => phrase(said, fill);
