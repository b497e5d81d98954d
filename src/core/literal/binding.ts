/** The name on the left of `=`, `:=`, `<-` (or before `:` in prose and YAML) right before an expression. */
import {isDigit, isWordPart, trimBack, wordStart} from './chars.ts';

/**
 * The name that the expression starting after `end` is bound to in text[from, end): `y`, `self.y` → `y`, `df["p"]` → `p`,
 * `double q[2] =` → `q`, `let q: [f64; 3] =` → `q`; with several names before the sign, the one at `place`.
 */
export function bindingBefore(
  text: string,
  from: number,
  end: number,
  place: number,
  colons: boolean,
): string | undefined {
  const plain = place > 0 ? undefined : plainName(text, from, end);
  if (plain !== undefined) return plain;
  const list = place > 0 ? tupleBinding(text, from, end, place) : undefined;
  if (list !== undefined) return list;
  const sign = signBefore(text, from, skipMakers(text, from, end), colons);
  if (sign < 0) return undefined;
  const whole = text.slice(from, trimBack(text, sign, from));
  const left = text.charCodeAt(sign) === 58 && text.charCodeAt(sign + 1) !== 61 ? afterColon(whole) : whole;
  return keyName(left) ?? targetName(currentLine(left), 0);
}

/** The common case: the expression follows `name =` at the start of a line; undefined for anything else. */
function plainName(text: string, from: number, end: number): string | undefined {
  if (text.charCodeAt(end - 1) !== 61 || end - 1 < from) return undefined;
  let stop = end - 1;
  while (stop > from && text.charCodeAt(stop - 1) === 32) stop--;
  let start = stop;
  while (start > from && isLetterOrDigit(text.charCodeAt(start - 1))) start--;
  if (start === stop || isDigit(text.charCodeAt(start))) return undefined;
  let line = start;
  while (line > from && text.charCodeAt(line - 1) === 32) line--;
  return line === from || text.charCodeAt(line - 1) === 10 ? text.slice(start, stop) : undefined;
}

const isLetterOrDigit = (code: number): boolean => code < 128 && isWordPart(code);

/** `true class: 3 logits` → ` 3 logits`: in a log the name stands behind what was logged before. */
function afterColon(left: string): string {
  const rest = left.slice(left.lastIndexOf(':') + 1);
  return rest.trim() === '' ? left : rest;
}

/** Over what may stand between the sign and the brackets: `new double[]`, `[]float64`, `vec!`, `std::vector<double>`, `&`. */
function skipMakers(text: string, from: number, end: number): number {
  let i = end;
  for (let steps = 0; i > from && steps < 16; steps++) {
    const code = text.charCodeAt(i - 1);
    if (isWordPart(code)) i = wordStart(text, i, from);
    else if (code === 93 || code === 62) i = openerOf(text, from, i);
    else if (code === 58 && text.charCodeAt(i - 2) === 58) i -= 2;
    else if (code === 33 || code === 38 || code === 46 || code === 32) i--;
    else break;
  }
  return trimBack(text, i, from);
}

/** The offset of the `[` or `<` that the bracket before `end` closes, or `end` where there is none near. */
function openerOf(text: string, from: number, end: number): number {
  const close = text.charCodeAt(end - 1);
  const open = close === 93 ? 91 : 60;
  for (let i = end - 1, depth = 0; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code === close) depth++;
    else if (code === open && --depth === 0) return i;
    else if (code === 10 || code === 61 || code === 46) return end;
  }
  return end;
}

/** The offset of the binding sign that ends right before `end`, or −1. */
function signBefore(text: string, from: number, end: number, colons: boolean): number {
  const last = text.charCodeAt(end - 1);
  const before = text.charCodeAt(end - 2);
  if (end - 1 <= from - 1 || end < 1) return -1;
  if (last === 61) return /[=!<>+\-*/%&|^~]/.test(text.charAt(end - 2)) ? -1 : end - (before === 58 ? 2 : 1);
  if (last === 45 && before === 60) return end - (text.charCodeAt(end - 3) === 60 ? 3 : 2);
  return last === 58 && colons ? end - 1 : -1;
}

const currentLine = (line: string): string => {
  const text = line.replace(/\[[\w\s;,]*\]/g, '');
  const cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf(';'), text.lastIndexOf('{'), text.lastIndexOf('}'));
  return text.slice(cut + 1);
};

/** `df["p"]` → `p`. */
const keyName = (left: string): string | undefined => /\[\s*(["'])([^"'\n]{1,80})\1\s*\]$/.exec(left.slice(-100))?.[2];

/** The bound name of an assignment's left side. */
function targetName(left: string, place: number): string | undefined {
  const targets = /^[^(:=[]*,/.test(left) ? left.split(',') : [left];
  const bare = stripType((targets[Math.min(place, targets.length - 1)] ?? '').trim());
  const end = trimBack(bare, bare.replace(/(?:\s*\[[^[\]]*\])+$/, '').replace(/["']$/, '').length, 0);
  const start = wordStart(bare, end, 0);
  return start < end && !/^\d/.test(bare.slice(start, end)) ? bare.slice(start, end) : undefined;
}

/** `q: [f64; 3]` → `q`; a C declaration has no colon. */
function stripType(target: string): string {
  const colon = target.indexOf(':');
  return colon > 0 &&
    target.charCodeAt(colon + 1) !== 58 &&
    isWordPart(target.charCodeAt(trimBack(target, colon, 0) - 1))
    ? target.slice(0, colon)
    : target;
}

/** `a, b = [1, 0], [0.2, 0.8]`: the second literal is b. */
function tupleBinding(text: string, from: number, end: number, place: number): string | undefined {
  const statement = text.slice(from, end);
  const sign = /(?:^|[^=!<>+\-*/%&|^~:])(=|:=|<-)(?![=])/.exec(statement);
  if (!sign) return undefined;
  const left = currentLine(statement.slice(0, sign.index + sign[0].length - sign[1].length));
  return left.includes(',') ? targetName(left.replace(/[()[\]]/g, ' '), place) : undefined;
}
