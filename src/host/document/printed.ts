/**
 * What a cell's Python prints, in order: the variables that print(…) and a last line of nothing but a variable show. Their
 * arrays in the cell's output have no names of their own. A cell that prints in loops or functions is left alone.
 */

export interface Printed {
  /** By print(…) and display(…), in the order of the output. */
  readonly names: readonly string[];
  /** What the notebook shows because the last line is a value. */
  readonly last?: string;
}

/** A variable, also by methods that leave its numbers as they are and by a part of it: `probs.detach().round(3)`, `probs[:5]`. */
const VARIABLE = String.raw`([\p{L}_][\p{L}\p{N}_]*)(?:\.(?:round|detach|cpu|numpy|tolist|squeeze|values)(?:\((?:(?:\w+=)?-?\d+)?\))?|\[[\w:, -]*\])*`;
const CALL = /^(?:print|display)\((.*)\)\s*;?\s*(?:#.*)?$/u;
const ONE = new RegExp(`^\\s*${VARIABLE}\\s*$`, 'u');
const LAST = new RegExp(`^${VARIABLE}\\s*(?:#.*)?$`, 'u');
const TEXT = /^\s*[rbf]?(?:"[^"]*"|'[^']*')\s*$/i;

/** The commas between arguments: those of no bracket and no string. */
function argumentsOf(text: string): readonly string[] {
  return text.match(/(?:"[^"]*"|'[^']*'|\([^()]*\)|\[[^[\]]*\]|[^,"'([])+/g) ?? [];
}

function namesIn(call: string): readonly string[] {
  const shown = argumentsOf(call).filter((argument) => !TEXT.test(argument) && !/^\s*\w+\s*=/.test(argument));
  return shown.flatMap((argument) => ONE.exec(argument)?.[1] ?? []);
}

export function printedBy(source: string): Printed {
  const lines = source.split('\n').map((line) => line.trimEnd());
  if (lines.some((line) => /^\s+(?:print|display)\(/.test(line))) return {names: []};
  const names = lines.flatMap((line) => namesIn(CALL.exec(line)?.[1] ?? ''));
  const last = LAST.exec(lines.filter((line) => line !== '').at(-1) ?? '')?.[1];
  return {names, ...(last !== undefined && {last})};
}
