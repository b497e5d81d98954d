/** The table of lexicons: how each language writes comments, strings, numbers and arrays. */

import {extensions} from './extensions.ts';
import type {Dialect} from './types.ts';
import {type WordSet, wordSet} from './words.ts';

/** How single quotes are used. */
export type QuoteUse = 'string' | 'char' | 'transpose' | 'none';

export interface Lexicon {
  readonly dialect: Dialect;
  /** `#` starts a comment that ends with the line. */
  readonly hash: boolean;
  /** `//` and `/* … *​/`. */
  readonly slashes: boolean;
  readonly nested: boolean;
  /** `%` starts a comment (MATLAB, LaTeX). */
  readonly percent: boolean;
  /** `--` starts a comment (SQL, Lua, Haskell). */
  readonly dashes: boolean;
  readonly single: QuoteUse;
  readonly double: boolean;
  /** Backtick: JavaScript templates, Go raw strings, names in R, Swift, Kotlin, Scala. */
  readonly backtick: 'template' | 'string' | 'none';
  readonly triple: boolean;
  /** A notebook's file: the strings of a list are the lines of one text. */
  readonly notebook: boolean;
  /** `[…]` is read as Julia and MATLAB do: spaces separate, `;` and line breaks end rows. */
  readonly matrix: boolean;
  /** Spaces may separate numbers (print-outs). */
  readonly spaces: boolean;
  /** A bracket after a word is an index or a call only where nothing stands between (prose, MATLAB, Julia). */
  readonly adjacent: boolean;
  readonly tuples: boolean;
  /** `{…}` is a list of initial values (C family), a dict or set, a block of code, or a cell array. */
  readonly braces: 'initializer' | 'dict' | 'block' | 'cell';
  /** A line break ends a statement. */
  readonly lines: boolean;
  /** 1/3 and the like are evaluated; 'integer' where 1/3 is 0. */
  readonly arithmetic: 'none' | 'real' | 'integer';
  readonly octal: boolean;
  readonly quoteSeparator: boolean;
  /** `.` may start an operator right after a number (`2.*x`). */
  readonly dotOperators: boolean;
  /** Letters besides e that start a decimal exponent. */
  readonly exponents: string;
  readonly suffixes: ReadonlySet<string>;
  /** Words after which an expression starts, so that `[` or `(` opens a literal. */
  readonly keywords: WordSet;
  /** Calls whose arguments are the array: `listOf(…)`, `c(…)`. */
  readonly constructors: WordSet;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').filter(Boolean));

const plain: Lexicon = {
  dialect: 'text',
  hash: false,
  slashes: false,
  nested: false,
  percent: false,
  dashes: false,
  single: 'none',
  double: false,
  backtick: 'none',
  triple: false,
  notebook: false,
  matrix: false,
  spaces: true,
  adjacent: true,
  tuples: true,
  braces: 'dict',
  lines: false,
  arithmetic: 'real',
  octal: false,
  quoteSeparator: false,
  dotOperators: false,
  exponents: '',
  suffixes: words('f F L'),
  keywords: wordSet('return in and or not is if else for'),
  constructors: wordSet('dict c listOf arrayOf doubleArrayOf floatArrayOf'),
};

const code: Lexicon = {...plain, single: 'string', double: true, spaces: false, adjacent: false, tuples: false};

const python: Lexicon = {
  ...code,
  dialect: 'python',
  hash: true,
  triple: true,
  tuples: true,
  lines: true,
  suffixes: words('L l'),
  keywords: wordSet(
    'return in and or not is if elif else while for yield lambda print assert del raise from import await with as exec except case match async global nonlocal',
  ),
  constructors: wordSet('dict'),
};

const javascript: Lexicon = {
  ...code,
  dialect: 'javascript',
  slashes: true,
  backtick: 'template',
  octal: true,
  suffixes: words('n'),
  keywords: wordSet(
    'return in of typeof instanceof new delete void throw case do else yield await extends default const let var',
  ),
  constructors: wordSet(''),
};

const json: Lexicon = {
  ...code,
  dialect: 'json',
  slashes: true,
  single: 'string',
  arithmetic: 'none',
  suffixes: words(''),
  keywords: wordSet(''),
  constructors: wordSet(''),
};

const yaml: Lexicon = {...json, dialect: 'yaml', slashes: false, hash: true, adjacent: true, lines: true};
const toml: Lexicon = {...yaml, dialect: 'toml', triple: true, adjacent: false};

const cFamily: Lexicon = {
  ...code,
  dialect: 'c',
  slashes: true,
  single: 'char',
  braces: 'initializer',
  arithmetic: 'integer',
  octal: true,
  suffixes: words('f F l L u U ul UL lu LU ll LL ull ULL uLL Ull llu LLU f16 f32 f64 f128 F16 bf16 z uz d D'),
  keywords: wordSet('return case else do new throw co_return co_yield delete sizeof const'),
  constructors: wordSet(''),
};

const cpp: Lexicon = {...cFamily, dialect: 'cpp', quoteSeparator: true};
const csharp: Lexicon = {
  ...cFamily,
  dialect: 'csharp',
  tuples: true,
  triple: true,
  octal: false,
  suffixes: words('f F d D m M u U l L ul UL Ul uL lu LU'),
  keywords: wordSet('return case else do new throw in await yield when out ref'),
};
const java: Lexicon = {
  ...cFamily,
  dialect: 'java',
  triple: true,
  suffixes: words('f F d D l L'),
  keywords: wordSet('return case else do new throw yield instanceof assert'),
  constructors: wordSet('List.of Arrays.asList Set.of Stream.of DoubleStream.of IntStream.of asList ImmutableList.of'),
};
const go: Lexicon = {
  ...cFamily,
  dialect: 'go',
  backtick: 'string',
  lines: true,
  suffixes: words(''),
  keywords: wordSet('return case else range go defer const var'),
};
const rust: Lexicon = {
  ...cFamily,
  dialect: 'rust',
  nested: true,
  tuples: true,
  braces: 'block',
  octal: false,
  dotOperators: true,
  suffixes: words('f32 f64 f16 f128 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize'),
  keywords: wordSet('return in if else match while for let mut move ref as break loop unsafe where dyn impl'),
};
const swift: Lexicon = {
  ...code,
  dialect: 'swift',
  slashes: true,
  nested: true,
  single: 'none',
  triple: true,
  tuples: true,
  braces: 'block',
  lines: true,
  arithmetic: 'integer',
  suffixes: words(''),
  keywords: wordSet('return in if else while for guard switch case where is as try await throw repeat'),
  constructors: wordSet(''),
};
const kotlin: Lexicon = {
  ...cFamily,
  dialect: 'kotlin',
  nested: true,
  triple: true,
  braces: 'block',
  lines: true,
  octal: false,
  dotOperators: true,
  suffixes: words('f F L u U uL UL'),
  keywords: wordSet('return in if else while for when is as throw do try'),
  constructors: wordSet(
    'mapOf mutableMapOf hashMapOf listOf arrayOf doubleArrayOf floatArrayOf intArrayOf longArrayOf shortArrayOf byteArrayOf booleanArrayOf mutableListOf arrayListOf setOf mutableSetOf sequenceOf',
  ),
};
const scala: Lexicon = {
  ...kotlin,
  dialect: 'scala',
  tuples: true,
  suffixes: words('f F d D l L'),
  keywords: wordSet('return if else while for match case yield throw do try new with then'),
  constructors: wordSet('Map Array List Seq Vector IndexedSeq Set ArrayBuffer DenseVector Iterable LazyList Stream'),
};
const r: Lexicon = {
  ...code,
  dialect: 'r',
  hash: true,
  backtick: 'string',
  braces: 'block',
  lines: true,
  suffixes: words('L'),
  keywords: wordSet('return in if else while for repeat function'),
  constructors: wordSet('c rbind cbind'),
};
const julia: Lexicon = {
  ...code,
  dialect: 'julia',
  hash: true,
  nested: true,
  single: 'transpose',
  triple: true,
  backtick: 'string',
  matrix: true,
  spaces: true,
  adjacent: true,
  tuples: true,
  braces: 'block',
  lines: true,
  dotOperators: true,
  exponents: 'f',
  suffixes: words(''),
  keywords: wordSet('return in if elseif else while for where isa begin end do let const local global function'),
  constructors: wordSet('Dict'),
};
const matlab: Lexicon = {
  ...julia,
  dialect: 'matlab',
  hash: true,
  percent: true,
  nested: false,
  triple: false,
  tuples: false,
  backtick: 'none',
  braces: 'cell',
  exponents: 'dD',
  keywords: wordSet('if elseif else while for switch case end until return do parfor'),
};

const latex: Lexicon = {...plain, dialect: 'latex', percent: true};
const markdown: Lexicon = {...plain, dialect: 'markdown'};
const csv: Lexicon = {...plain, dialect: 'csv'};
const shell: Lexicon = {
  ...python,
  dialect: 'text',
  triple: false,
  backtick: 'string',
  braces: 'block',
  keywords: wordSet(''),
};
const lua: Lexicon = {...cFamily, dialect: 'text', slashes: false, dashes: true, single: 'string', arithmetic: 'real'};
const haskell: Lexicon = {
  ...code,
  dialect: 'text',
  dashes: true,
  single: 'none',
  tuples: true,
  lines: true,
  adjacent: true,
};
const php: Lexicon = {...javascript, dialect: 'text', hash: true, backtick: 'string', constructors: wordSet('array')};

/** Prose around and inside code: comments, strings, consoles. */
export const textLexicon = plain;

const lexicons: Readonly<Record<Dialect, Lexicon>> = {
  python,
  javascript,
  json,
  yaml,
  toml,
  c: cFamily,
  cpp,
  csharp,
  java,
  go,
  rust,
  swift,
  kotlin,
  scala,
  r,
  julia,
  matlab,
  latex,
  markdown,
  csv,
  text: plain,
};

const languages: Readonly<Record<string, Lexicon>> = {
  ...lexicons,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  vue: javascript,
  svelte: javascript,
  dart: javascript,
  groovy: javascript,
  coffeescript: python,
  php,
  jsonc: json,
  jsonl: json,
  json5: json,
  ipynb: {...json, notebook: true},
  snippets: json,
  dockercompose: yaml,
  ini: toml,
  properties: toml,
  'cuda-cpp': cpp,
  cuda: cpp,
  'objective-c': cFamily,
  'objective-cpp': cpp,
  hlsl: cFamily,
  glsl: cFamily,
  wgsl: rust,
  zig: rust,
  fsharp: haskell,
  d: cFamily,
  octave: matlab,
  mojo: python,
  cython: python,
  starlark: python,
  nim: python,
  gdscript: python,
  ruby: shell,
  perl: shell,
  shellscript: shell,
  shell: shell,
  powershell: shell,
  elixir: shell,
  makefile: shell,
  dockerfile: shell,
  lua,
  sql: lua,
  haskell,
  elm: haskell,
  tex: latex,
  bibtex: latex,
  tsv: csv,
  plaintext: plain,
  log: plain,
  output: plain,
};

/** The lexicon of a language id, a dialect's name or a fence's info string; undefined where it is unknown. */
export function lexiconOf(language: string): Lexicon | undefined {
  const id = language.toLowerCase();
  if (Object.hasOwn(languages, id)) return languages[id];
  return Object.hasOwn(extensions, id) ? languages[extensions[id]] : undefined;
}
