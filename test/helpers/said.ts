/** What the core says of a text and of the arrays in it, as texts: the same whatever the names of properties have become in a build. */
import {evaluate} from '../../src/core/evaluate/index.ts';
import {explain} from '../../src/core/explain/index.ts';
import {findArrays} from '../../src/core/literal/index.ts';
import type {NumericArray} from '../../src/core/literal/types.ts';

/** Every text and number in a value, in order. */
function leaves(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? [] : [value];
  return (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : Object.values(value)).flatMap(leaves);
}

const read = ({start, end, shape, values, name, dialect, container, where, diagnostics}: NumericArray) =>
  leaves([start, end, shape, values, name, dialect, container, where, diagnostics]);

/** Arrays of a text in a language, as the reader finds them. */
export const readingOf = (text: string, languageId: string): string =>
  JSON.stringify(findArrays(text, {languageId}).arrays.map(read), (_, value) =>
    typeof value === 'number' ? String(value) : value,
  );

/** Everything that is shown of the loss of the first array of a text against the second one. */
export function explanationOf(text: string): string {
  const [prediction, target] = findArrays(text, {languageId: 'json'}).arrays;
  const result = evaluate({prediction, ...(target && {target})});
  return leaves(result.ok ? explain(result, {unit: 'nats', precision: 4}) : result.findings)
    .map(String)
    .join('\n');
}
