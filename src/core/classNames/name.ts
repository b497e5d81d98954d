/** Which names are bound to lists of class names: `CLASSES`, `class_names`, `labels_map`, `id2label`, `target_names`. */

const CERTAIN =
  /(class(es)?|class(es)?(names?|labels?|list|map|dict)|labels?(names?|map|list|dict)|targets?names?|categor(y|ies)(names?)?|(id|idx|index|int|num)(2|to)(labels?|class(es)?|names?|cat)|(labels?|class(es)?|names?|cat)(2|to)(id|idx|index|int|num))$/;
const POSSIBLE = /(labels|names)$/;

/** True: class names by its words; false: perhaps; undefined: something else. */
export function saysClassNames(name: string): boolean | undefined {
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (CERTAIN.test(bare)) return true;
  return POSSIBLE.test(bare) ? false : undefined;
}
