/** The name on the left of `=`, `:=`, `<-` (or before `:` in prose and YAML) right before an expression. */
import {isDigit, isWordPart, skipBlanks, trimBack, wordStart} from './chars.ts';

/** What tells where names stand. */
export interface BindingStyle {
  /** `name:` binds, in prose and in YAML. */
  readonly colons: boolean;
  /** `a, b = x, y` binds one by one; elsewhere a comma begins the next declaration. */
  readonly tuples: boolean;
  /** In prose the word right before the sign is the name, whatever the line says before. */
  readonly prose: boolean;
  /** `p::Vector` declares p and `x(1, :)` is a part of x (Julia, MATLAB). */
  readonly matrix: boolean;
}

/**
 * The name that the expression starting after `end` is bound to in text[from, end): `y`, `self.y` → `y`, `df["p"]` → `p`,
 * `double q[2] =` → `q`, `let q: [f64; 3] =` → `q`; of several names before the sign the one at `place`, the number of commas since `from`.
 */
export function bindingBefore(
  text: string,
  from: number,
  end: number,
  place: number,
  style: BindingStyle,
): string | undefined {
  const plain = place > 0 ? undefined : plainName(text, from, end);
  if (plain !== undefined) return NO_NAMES.has(plain) ? undefined : plain;
  const start = skipMakers(text, from, end);
  if (start < 0) return undefined;
  const sign = signBefore(text, from, start, style.colons);
  const statement = text.slice(from, sign < 0 ? end : trimBack(text, sign, from));
  if (style.prose && sign >= 0 && text.charCodeAt(sign) === 61 && /[=:]/.test(statement)) return lastWord(statement);
  if (style.tuples && (sign < 0 || statement.includes(','))) {
    const name = tupleBinding(sign < 0 ? statement : `${statement} =`, place);
    if (name !== undefined || sign < 0) return name;
  }
  if (sign < 0) return undefined;
  const left = text.charCodeAt(sign) === 58 && text.charCodeAt(sign + 1) !== 61 ? afterColon(statement) : statement;
  const name = keyName(left) ?? targetName(currentLine(style.matrix ? bareTarget(left) : left));
  return name === undefined || NO_NAMES.has(name) ? undefined : name;
}

/** `loss=0.3 probs` → probs. */
function lastWord(statement: string): string | undefined {
  const name = statement.slice(wordStart(statement, statement.length, 0)).replace(/^\$/, '');
  return name === '' || NO_NAMES.has(name) || isDigit(name.charCodeAt(0)) ? undefined : name;
}

/** `p::Vector{Float64}` → `p`, `x(1, :)` and `c{1}` → `x` and `c`. */
const bareTarget = (left: string): string =>
  left.replace(/::[^:=\n]*$/, '').replace(/(?:\([^()\n]*\)|\{[^{}\n]*\})\s*$/, '');

/** Words before a sign that name nothing. */
const NO_NAMES: ReadonlySet<string> = new Set(
  'const let var val auto lambda return yield in of range is and or not if else for def function fn func new numpy containing following Out'.split(
    ' ',
  ),
);

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

/** Words after which the brackets are no value of what stands before. */
const BREAKS: ReadonlySet<string> = new Set('range in of lambda return yield is instanceof for while if'.split(' '));

/**
 * Over what may stand between the sign and the brackets: `new double[]`, `[]float64`, `vec!`, `std::vector<double>`, `&`, `@SVector`,
 * `Matrix{Float64}(`; −1 where a word of BREAKS does.
 */
export function skipMakers(text: string, from: number, end: number): number {
  let i = end;
  for (let steps = 0; i > from && steps < 16; steps++) {
    const code = text.charCodeAt(i - 1);
    if (isWordPart(code)) {
      const start = wordStart(text, i, from);
      if (isDigit(text.charCodeAt(start))) return -1;
      if (text.charCodeAt(start - 1) !== 46 && BREAKS.has(text.slice(start, i))) return -1;
      i = start;
    } else if (code === 93 || code === 62 || code === 125 || (code === 41 && steps === 0 && isBraced(text, end))) {
      const opener = openerOf(text, from, i);
      if (opener === i) break;
      i = opener;
    } else if (code === 58 && text.charCodeAt(i - 2) === 58) i -= 2;
    else if (code === 33 || code === 38 || code === 46 || code === 32 || code === 64) i--;
    else break;
  }
  return trimBack(text, i, from);
}

/** `new List<double>() {…}`, `(double[]){…}`. */
const isBraced = (text: string, end: number): boolean => text.charCodeAt(skipBlanks(text, end, text.length)) === 123;

/** The offset of the `[`, `<`, `(` or `{` that the bracket before `end` closes, or `end` where there is none near. */
function openerOf(text: string, from: number, end: number): number {
  const close = text.charCodeAt(end - 1);
  const open = close === 41 ? 40 : close - 2;
  for (let i = end - 1, depth = 0; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code === close) depth++;
    else if (code === open && --depth === 0) return i;
    else if (code === 10 || code === 61 || code === 59) return end;
  }
  return end;
}

/** The offset of the binding sign that ends right before `end`, or −1. */
function signBefore(text: string, from: number, end: number, colons: boolean): number {
  const last = text.charCodeAt(end - 1);
  const before = text.charCodeAt(end - 2);
  if (end - 1 <= from - 1 || end < 1) return -1;
  if (last === 61) return /[=!<>~]/.test(text.charAt(end - 2)) ? -1 : updateStart(text, from, end - 1);
  if (last === 45 && before === 60) return end - (text.charCodeAt(end - 3) === 60 ? 3 : 2);
  return last === 58 && colons ? end - 1 : -1;
}

/** Where the sign with its operator starts whose `=` stands at `equals`: `:=`, `+=`, `.=`, `??=`. */
function updateStart(text: string, from: number, equals: number): number {
  let start = equals;
  while (start > from && equals - start < 3 && ':+-*/%&|^?.@'.includes(text.charAt(start - 1))) start--;
  return start;
}

/** `a: [[f32; 2]; 2]` → `a: `: types with their lengths, as deep as arrays go. */
function withoutLengths(left: string): string {
  let line = left;
  for (let depth = 0; depth < 4 && line.endsWith(']') && line.includes(';'); depth++) {
    line = line.replace(/\[[^[\];]*;[^[\];]*\]/g, '');
  }
  return line;
}

/** The last line or block of a left side, without plain indexes; nothing where it takes its value apart (`const [a, b]`). */
function currentLine(left: string): string {
  const line = withoutLengths(left);
  const start = Math.max(line.lastIndexOf('\n'), line.lastIndexOf(';')) + 1;
  if (/(?:^|\b(?:const|let|var|val)\s)\s*\[[^=]*\]\s*$/.test(line.slice(start))) return '';
  const text = line.replace(/\[[\w\s;,]*\]/g, '').replace(/\{[^{}]*\}\s*$/, '');
  const cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf(';'), text.lastIndexOf('{'), text.lastIndexOf('}'));
  return text.slice(cut + 1);
}

/** `df["p"]`, `lst[["p"]]` → `p`. */
const keyName = (left: string): string | undefined =>
  /\[\s*(["'])([^"'\n]{1,80})\1\s*\]{1,2}$/.exec(left.slice(-100))?.[2];

/** The bound name of an assignment's left side; in R the last part of `df$p`, in Go the first one of `var p []float64`. */
function targetName(left: string): string | undefined {
  const declared = /^\s*var\s+(\w+)[^=,]*$/.exec(left)?.[1] ?? functionName(left);
  if (declared !== undefined) return declared;
  const target = left.trim();
  const quoted = /(?:^|[\s.])(["'])([^"'\n]{1,80})\1$/.exec(target)?.[2]; // 'quoted key' = in TOML
  if (quoted !== undefined) return quoted;
  const bare = stripType(afterHeader(target).replace(/^(?:case\b[^:=]*|default\s*):(?!:)\s*/, ''));
  const end = trimBack(bare, bare.replace(/(?:\s*\[[^[\]]*\])+$/, '').replace(/["']$/, '').length, 0);
  const start = wordStart(bare, end, 0);
  const name = bare.slice(start, end);
  const part = name.lastIndexOf('$');
  return start < end && !/^\d/.test(name) ? name.slice(part > 0 ? part + 1 : 0) : undefined;
}

/** `with open(x) as f: y` → `y`: what stands behind the colon of a block's header is a statement of its own. */
function afterHeader(target: string): string {
  if (!/^(?:with|for|while|if|elif|else|try|except|finally|class)\b/.test(target)) return target;
  for (let i = 0, depth = 0; i < target.length; i++) {
    const code = target.charCodeAt(i);
    if (code === 40 || code === 91 || code === 123) depth++;
    else if (code === 41 || code === 93 || code === 125) depth--;
    else if (code === 58 && depth === 0) return target.slice(i + 1).trim() || target;
  }
  return target;
}

/** `def f(p: Array[Double]): List[Int]` and `fun f(n: Int)`: what stands behind the sign is the function's value. */
const functionName = (left: string): string | undefined =>
  /\b(?:def|fun)\s+(\w+)\s*[[(<].*\)\s*(?::\s*[A-Z][\w.[\]<>, ]*)?\s*$/.exec(left)?.[1];

/** `q: [f64; 3]` → `q`; a C declaration has no colon. */
function stripType(target: string): string {
  const colon = target.indexOf(':');
  return colon > 0 &&
    target.charCodeAt(colon + 1) !== 58 &&
    isWordPart(target.charCodeAt(trimBack(target, colon, 0) - 1))
    ? target.slice(0, colon)
    : target;
}

/** `a, b = [1, 0], [0.2, 0.8]`: the second literal is b. `place` counts the commas of the left side too, but for those in parentheses. */
function tupleBinding(statement: string, place: number): string | undefined {
  const sign = /(?:^|[^=!<>+\-*/%&|^~:])(=|:=|<-)(?![=])/.exec(statement);
  if (!sign) return undefined;
  const left = currentLine(statement.slice(0, sign.index + sign[0].length - sign[1].length))
    .trim()
    .replace(/^(?:let|val|var|const)\s+(?:mut\s+)?/, '');
  const names = left.replace(/^\(|\)$/g, '').split(',');
  if (names.length < 2 || /[:({]/.test(left.slice(1))) return undefined;
  const at = left.startsWith('(') ? place : place - (names.length - 1);
  const name = at >= 0 && at < names.length ? targetName(names[at]) : undefined;
  return name === undefined || NO_NAMES.has(name) ? undefined : name;
}

/**
 * The variable that braces initialise without a sign: `std::vector<float> v{0.2f, 0.8f}`, `const double x[] {…}`, `Matrix m({…})`.
 * undefined where no type stands before the word.
 */
export function declaredBefore(text: string, from: number, end: number): string | undefined {
  const match = /(?:^|[;{}\n])\s*([\w:<>,*&\s]*[\w>*&])[\s*&]+([A-Za-z_]\w*)\s*(?:\[\w*\]\s*)*$/.exec(
    text.slice(Math.max(from, end - 120), end),
  );
  return match === null ||
    /^(?:.*\s)?(?:return|new|throw|else|case|goto|co_return|co_yield|using|struct|class|enum|namespace|union|public|private|protected)$/.test(
      match[1].trim(),
    )
    ? undefined
    : match[2];
}
