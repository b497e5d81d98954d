/** Names that stand for a number in some language, and functions of one or two numbers; a table, never `eval`. */

import {holds, type WordSet, wordSet} from './words.ts';

const NAN = Number.NaN;
const INFINITY = Number.POSITIVE_INFINITY;
const MAX_FLOAT = (2 - 2 ** -23) * 2 ** 127;

/** Names as they are written, without a module in front. */
const bare: Readonly<Record<string, number>> = {
  nan: NAN,
  NaN: NAN,
  NAN: NAN,
  NA: NAN,
  NA_real_: NAN,
  NA_integer_: NAN,
  '<NA>': NAN,
  inf: INFINITY,
  Inf: INFINITY,
  INF: INFINITY,
  Infinity: INFINITY,
  infinity: INFINITY,
  INFINITY,
  infty: INFINITY,
  true: 1,
  True: 1,
  TRUE: 1,
  false: 0,
  False: 0,
  FALSE: 0,
  HUGE_VAL: INFINITY,
  Inf32: INFINITY,
  Inf16: INFINITY,
  NaN32: NAN,
  NaN16: NAN,
  missing: NAN,
  M_PI: Math.PI,
  M_E: Math.E,
  M_LN2: Math.LN2,
  M_LN10: Math.LN10,
  M_SQRT2: Math.SQRT2,
  M_SQRT1_2: Math.SQRT1_2,
  DBL_EPSILON: Number.EPSILON,
  DBL_MAX: Number.MAX_VALUE,
  DBL_MIN: 2 ** -1022,
  FLT_MAX: MAX_FLOAT,
  FLT_MIN: 2 ** -126,
  FLT_EPSILON: 2 ** -23,
  'Number.MAX_VALUE': Number.MAX_VALUE,
  'Double.MAX_VALUE': Number.MAX_VALUE,
  'double.MaxValue': Number.MAX_VALUE,
  'f64::MAX': Number.MAX_VALUE,
  'f64::MIN': -Number.MAX_VALUE,
  'f32::MAX': MAX_FLOAT,
  'f32::MIN': -MAX_FLOAT,
  'Float.MAX_VALUE': MAX_FLOAT,
  'float.MaxValue': MAX_FLOAT,
  'math.MaxFloat64': Number.MAX_VALUE,
  'math.MaxFloat32': MAX_FLOAT,
  'sys.float_info.max': Number.MAX_VALUE,
  'sys.float_info.epsilon': Number.EPSILON,
  'sys.float_info.min': 2 ** -1022,
};

const bareNames = wordSet(`${Object.keys(bare).join(' ')} T F pi eps`);

/** Whether text[start, end) is a number's name that needs no module, in some language; no string is cut for most words. */
export const isConstant = (text: string, start: number, end: number): boolean =>
  holds(bareNames, text, start, end) || isPi(text, start, end);

const isPi = (text: string, start: number, end: number): boolean => end === start + 1 && text[start] === 'π';

/** Names that mean a number only behind a module: `np.pi`, `Math.E`, `f64::NAN`. */
const members: Readonly<Record<string, number>> = {
  nan: NAN,
  NaN: NAN,
  NAN: NAN,
  Nan: NAN,
  inf: INFINITY,
  Inf: INFINITY,
  INFINITY,
  Infinity: INFINITY,
  infinity: INFINITY,
  NINF: -INFINITY,
  PINF: INFINITY,
  NEG_INFINITY: -INFINITY,
  POSITIVE_INFINITY: INFINITY,
  NEGATIVE_INFINITY: -INFINITY,
  PositiveInfinity: INFINITY,
  NegativeInfinity: -INFINITY,
  PosInf: INFINITY,
  NegInf: -INFINITY,
  pi: Math.PI,
  PI: Math.PI,
  Pi: Math.PI,
  EPSILON: Number.EPSILON,
  e: Math.E,
  E: Math.E,
  LN2: Math.LN2,
  LN10: Math.LN10,
  SQRT2: Math.SQRT2,
  SQRT1_2: Math.SQRT1_2,
  tau: 2 * Math.PI,
};

let memberNames: WordSet | undefined;

/** Whether text[start, end), the last part of a dotted name, may stand for a number. */
export function isConstantMember(text: string, start: number, end: number): boolean {
  memberNames ??= wordSet([...Object.keys(bare), ...Object.keys(members)].join(' '));
  return holds(memberNames, text, start, end);
}

/** The last names of everything that is known here: an expression with another one is no number. */
let lastNames: WordSet | undefined;

/** Whether text[start, end), the last part of a dotted name, may stand for a number or a function of this table. */
export function isKnownName(text: string, start: number, end: number): boolean {
  lastNames ??= wordSet(
    `${[...Object.keys(bare), ...Object.keys(members), ...Object.keys(functions), ...casts].map((name) => name.slice(memberAt(name))).join(' ')}
    T F pi eps nanf pow power Pow Fraction Decimal parseFloat infinity quiet_NaN signaling_NaN`,
  );
  return holds(lastNames, text, start, end) || isPi(text, start, end);
}

const modules: ReadonlySet<string> = new Set(
  'np numpy math cmath Math torch jnp jax.numpy tf tf.math tf.experimental.numpy mx.np cp cupy std std::numbers numeric base Base f32 f64 std::f64 std::f32 std::f64::consts std::f32::consts Double Float Number double float Single Float32 Float64 CGFloat scala.math kotlin.math F tensor K keras.ops ops onp scipy np.core'.split(
    ' ',
  ),
);

/** The value of a (possibly dotted) name, or undefined. */
export function constantOf(name: string): number | undefined {
  if (Object.hasOwn(bare, name)) return bare[name];
  const at = memberAt(name);
  if (at === 0 || !modules.has(moduleOf(name, at))) return undefined;
  const member = name.slice(at);
  return Object.hasOwn(members, member) ? members[member] : undefined;
}

/** Names that are a number in some languages only: R's T and F, pi where it needs no module. */
export function dialectConstant(dialect: string, name: string): number | undefined {
  if (dialect === 'matlab' && name === 'eps') return Number.EPSILON;
  if (dialect === 'r' && (name === 'T' || name === 'F')) return name === 'T' ? 1 : 0;
  return (name === 'pi' || name === 'π') && ['r', 'julia', 'matlab'].includes(dialect) ? Math.PI : undefined;
}

/** Where the last name of a dotted one starts: 8 in `tf.math.log`, 5 in `std::log`. */
const memberAt = (name: string): number => Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1;

const moduleOf = (name: string, at: number): string => name.slice(0, at - (name.charCodeAt(at - 1) === 58 ? 2 : 1));

/** `tf.math.log` → ['tf.math', 'log']; `std::log` → ['std', 'log']. */
function splitName(name: string): readonly [string, string] {
  const at = memberAt(name);
  return at === 0 ? ['', name] : [moduleOf(name, at), name.slice(at)];
}

type OneNumber = (x: number) => number;
const identity: OneNumber = (x) => x;

const functions: Readonly<Record<string, OneNumber>> = {
  log: Math.log,
  ln: Math.log,
  Log: Math.log,
  log2: Math.log2,
  Log2: Math.log2,
  log10: Math.log10,
  Log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  Exp: Math.exp,
  expm1: Math.expm1,
  exp2: (x) => 2 ** x,
  sqrt: Math.sqrt,
  Sqrt: Math.sqrt,
  abs: Math.abs,
  Abs: Math.abs,
  fabs: Math.abs,
  logf: Math.log,
  expf: Math.exp,
  sqrtf: Math.sqrt,
};

/** Casts, and the scalars that print-outs write: np.float64(0.5), tensor(0.5). */
const casts: ReadonlySet<string> = new Set(
  'float double Number Float Double Float32 Float64 float32 float64 float16 bfloat16 int8 int16 int32 int64 uint8 uint16 uint32 uint64 longdouble tensor array asarray constant Scalar scalar as.numeric'.split(
    ' ',
  ),
);

/** A function of one number by its (possibly dotted) name, or undefined. */
export function functionOf(name: string): OneNumber | undefined {
  const [module, member] = splitName(name);
  if (module !== '' && !modules.has(module)) return name === 'as.numeric' ? identity : undefined;
  if (Object.hasOwn(functions, member)) return functions[member];
  return casts.has(member) ? identity : undefined;
}

/** pow(x, y), log(x, base), Fraction(a, b); undefined for other names. */
export function functionOfTwo(name: string, x: number, y: number): number | undefined {
  const [module, member] = splitName(name);
  if (module !== '' && !modules.has(module) && module !== 'fractions') return undefined;
  if (member === 'pow' || member === 'power' || member === 'Pow') return x ** y;
  if (member === 'log') return Math.log(x) / Math.log(y);
  return member === 'Fraction' ? x / y : undefined;
}

/** float('inf'), Decimal("0.1"), Go's math.Inf(1), C++'s numeric_limits: calls whose value hangs on a text or nothing. */
export function textCall(name: string, argument: string): number | undefined {
  const member = splitName(name)[1];
  if (argument === '' && /^nanf?$/.test(member)) return NAN; // C's nan("")
  if (!casts.has(member) && member !== 'Decimal' && member !== 'Fraction' && member !== 'parseFloat') return undefined;
  return textNumber(argument.trim());
}

const textCasts = wordSet(
  'float double Float Double float32 float64 Float32 Float64 Number Decimal Fraction parseFloat',
);

/** Whether a call of text[start, end) makes a number of a text: `float('inf')`. */
export const isTextCast = (text: string, start: number, end: number): boolean => holds(textCasts, text, start, end);

/** The number that Python's float(text) gives. */
export function textNumber(text: string): number | undefined {
  const special = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
  if (special) return special[2] === undefined ? NAN : special[1] === '-' ? -INFINITY : INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Calls without a number in them: math.NaN(), numeric_limits<double>::infinity(). */
export function nullaryCall(name: string): number | undefined {
  if (!name.endsWith('infinity') && !name.endsWith('NaN')) return undefined;
  const member = name.slice(memberAt(name));
  if (member === 'infinity') return INFINITY;
  return member === 'quiet_NaN' || member === 'NaN' || member === 'signaling_NaN' ? NAN : undefined;
}

/** Go's math.Inf(sign). */
export const signedInfinity = (name: string, sign: number): number | undefined =>
  name === 'math.Inf' ? (sign >= 0 ? INFINITY : -INFINITY) : undefined;
