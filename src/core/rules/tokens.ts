/** Python and JavaScript/TypeScript source → flat token arrays with matched brackets; linear, total, no recursion. */
import {fieldsOf, isFormatted} from './fields.ts';

export const NAME = 1;
export const NUMBER = 2;
export const STRING = 3;
export const PUNCTUATION = 4;
export const NEWLINE = 5; // the end of a logical line, Python only

export type SourceLanguage = 'python' | 'javascript';

export interface Tokens {
  readonly text: string;
  readonly language: SourceLanguage;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** The index of the matching bracket, or −1. */
  readonly partner: Int32Array;
  /** The index of the innermost open bracket around the token, or −1. */
  readonly parent: Int32Array;
  /** Column of the first token of the physical line that the token stands on. */
  readonly indent: Uint32Array;
  /** 1 where the token is the first of its physical line. */
  readonly first: Uint8Array;
}

const isNameStart = (c: number) => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36 || c > 127;
const isDigit = (c: number) => c >= 48 && c <= 57;
const isNamePart = (c: number) => isNameStart(c) || isDigit(c);
const isSpace = (c: number) => c === 32 || c === 9 || c === 13 || c === 12 || c === 0xa0 || c === 0xfeff;

/** The end of a quoted string that starts at `at`; an unclosed single-line string ends at its line. */
function stringEnd(text: string, at: number, language: SourceLanguage): number {
  const quote = text[at]!;
  const triple = language === 'python' && text.startsWith(quote.repeat(3), at);
  if (triple) return tripleEnd(text, at + 3, quote);
  if (quote === '`') return templateEnd(text, at + 1);
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === quote) return i + 1;
    else if (c === '\n') return i;
  }
  return text.length;
}

function tripleEnd(text: string, from: number, quote: string): number {
  const close = quote.repeat(3);
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote && text.startsWith(close, i)) return i + 3;
  }
  return text.length;
}

/** A template literal counts as one string, `${…}` included; nested templates are balanced by counting braces. */
function templateEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === '$' && text[i + 1] === '{' && depth === 0) {
      depth = 1;
      i++;
    } else if (depth > 0 && c === '{') depth++;
    else if (depth > 0 && c === '}') depth--;
    else if (depth === 0 && c === '`') return i + 1;
  }
  return text.length;
}

/** The end of a regular expression literal that starts at `at`, or −1 where the line has none. */
function regexEnd(text: string, at: number): number {
  let inClass = false;
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') return -1;
    if (c === '\\') i++;
    else if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    else if (c === '/' && !inClass) {
      while (i + 1 < text.length && isNamePart(text.charCodeAt(i + 1))) i++;
      return i + 1;
    }
  }
  return -1;
}

const operators = [
  '**=',
  '//=',
  '===',
  '!==',
  '...',
  '>>>',
  '=>',
  '->',
  ':=',
  '==',
  '!=',
  '<=',
  '>=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '@=',
  '&&',
  '||',
  '??',
  '?.',
  '**',
  '//',
  '<<',
  '>>',
  '++',
  '--',
  '|=',
  '&=',
  '^=',
];
const closers: Readonly<Record<string, string>> = {')': '(', ']': '[', '}': '{'};

/** Whether some operator goes on with this character; most punctuation stands alone. */
const goesOn = (c: number): boolean => !Number.isNaN(c) && '*/=.>:<+-%@&|?^'.includes(String.fromCharCode(c));

function operatorEnd(text: string, at: number, language: SourceLanguage): number {
  if (!goesOn(text.charCodeAt(at + 1))) return at + 1;
  for (const operator of operators) {
    if (language === 'javascript' && operator === '//') continue;
    if (text.startsWith(operator, at)) return at + operator.length;
  }
  return at + 1;
}

function numberEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const c = text.charCodeAt(i);
    const signed = (c === 43 || c === 45) && /[eE]/.test(text[i - 1]!) && !text.startsWith('0x', at);
    if (!isNamePart(c) && c !== 46 && !signed) break;
    i++;
  }
  return i;
}

/** Where a Python string prefix (r, b, f, u and pairs) ends, or −1 where no quote follows. */
function prefixEnd(text: string, at: number, end: number): number {
  if (end - at > 2 || !/^[rbfuRBFU]+$/.test(text.slice(at, end))) return -1;
  return text[end] === '"' || text[end] === "'" ? end : -1;
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** A growing token table; `finish` trims it. */
class Builder {
  private count = 0;
  private capacity: number;
  private kinds: Uint8Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private partners: Int32Array;
  private parents: Int32Array;
  private indents: Uint32Array;
  private firsts: Uint8Array;
  private readonly open: number[] = [];
  private lineStart = 0;
  private atLineStart = true;
  private indent = 0;

  constructor(
    private readonly text: string,
    private readonly language: SourceLanguage,
    from: number,
    to: number,
  ) {
    this.lineStart = from;
    this.capacity = ((to - from) >> 1) + 16;
    this.kinds = new Uint8Array(this.capacity);
    this.starts = new Uint32Array(this.capacity);
    this.ends = new Uint32Array(this.capacity);
    this.partners = new Int32Array(this.capacity);
    this.parents = new Int32Array(this.capacity);
    this.indents = new Uint32Array(this.capacity);
    this.firsts = new Uint8Array(this.capacity);
  }

  add(kind: number, start: number, end: number): void {
    if (this.atLineStart && kind !== NEWLINE) this.indent = start - this.lineStart;
    if (this.count === this.capacity) this.grow();
    const index = this.count++;
    this.kinds[index] = kind;
    this.starts[index] = start;
    this.ends[index] = end;
    this.partners[index] = -1;
    this.indents[index] = this.indent;
    this.firsts[index] = this.atLineStart ? 1 : 0;
    if (kind !== NEWLINE) this.atLineStart = false;
    if (kind === PUNCTUATION && end - start === 1) this.match(index, this.text[start]!);
    this.parents[index] = this.outer(index);
  }

  newline(at: number): void {
    const last = this.count - 1;
    if (this.language === 'python' && this.open.length === 0 && last >= 0 && this.kinds[last] !== NEWLINE) {
      this.add(NEWLINE, at, at + 1);
    }
    this.lineStart = at + 1;
    this.atLineStart = true;
  }

  /** Passes over [from, to) between two brackets as if its tokens had been added. */
  passOver(from: number, to: number): void {
    const newline = this.text.lastIndexOf('\n', to - 1);
    if (newline < from) return;
    let first = newline + 1;
    while (first < to && isSpace(this.text.charCodeAt(first))) first++;
    this.lineStart = newline + 1;
    this.indent = first - this.lineStart;
    this.atLineStart = first === to;
  }

  /** True where a `/` can only begin a regular expression. */
  regexAllowed(): boolean {
    const last = this.count - 1;
    if (last < 0) return true;
    const word = this.text.slice(this.starts[last], this.ends[last]);
    if (this.kinds[last] === PUNCTUATION) return word !== ')' && word !== ']' && word !== '}';
    return /^(return|typeof|case|in|of|delete|void|throw|new|else|do)$/.test(word);
  }

  /** Whether what follows would be read the same by itself: no bracket is open, no statement goes on. */
  isBetween(): boolean {
    const {count, language} = this;
    return this.open.length === 0 && (language !== 'python' || count === 0 || this.kinds[count - 1] === NEWLINE);
  }

  finish(): Tokens {
    const {count} = this;
    return {
      text: this.text,
      language: this.language,
      count,
      kind: this.kinds.subarray(0, count),
      start: this.starts.subarray(0, count),
      end: this.ends.subarray(0, count),
      partner: this.partners.subarray(0, count),
      parent: this.parents.subarray(0, count),
      indent: this.indents.subarray(0, count),
      first: this.firsts.subarray(0, count),
    };
  }

  private grow(): void {
    this.capacity *= 2;
    this.kinds = grown(this.kinds, new Uint8Array(this.capacity));
    this.starts = grown(this.starts, new Uint32Array(this.capacity));
    this.ends = grown(this.ends, new Uint32Array(this.capacity));
    this.partners = grown(this.partners, new Int32Array(this.capacity));
    this.parents = grown(this.parents, new Int32Array(this.capacity));
    this.indents = grown(this.indents, new Uint32Array(this.capacity));
    this.firsts = grown(this.firsts, new Uint8Array(this.capacity));
  }

  private match(index: number, c: string): void {
    if (c === '(' || c === '[' || c === '{') this.open.push(index);
    const opener = closers[c];
    if (opener === undefined) return;
    const top = this.open[this.open.length - 1];
    if (top === undefined || this.text[this.starts[top]!] !== opener) return;
    this.open.pop();
    this.partners[top] = index;
    this.partners[index] = top;
  }

  private outer(index: number): number {
    const opened = this.open[this.open.length - 1] === index;
    return (opened ? this.open[this.open.length - 2] : this.open[this.open.length - 1]) ?? -1;
  }
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * Text → tokens. Comments are left out; strings are one token each, but for the fields of Python's f-strings.
 * `opaque` places, in order, are read as their two brackets: what stands between is known already.
 */
export const tokenize = (text: string, language: SourceLanguage, opaque: readonly Place[] = []): Tokens =>
  tokenizePart(text, language, opaque, 0, text.length).tokens;

/** The tokens of the lines [from, to); `isClosed` where what follows may be read by itself. Nothing open reaches into `from`. */
export function tokenizePart(
  text: string,
  language: SourceLanguage,
  opaque: readonly Place[],
  from: number,
  to: number,
): {readonly tokens: Tokens; readonly isClosed: boolean} {
  const builder = new Builder(text, language, from, to);
  let i = from;
  let next = 0;
  while (i < to) {
    const c = text.charCodeAt(i);
    while (next < opaque.length && opaque[next]!.start < i) next++;
    if (opaque[next]?.start === i) {
      const last = opaque[next]!.end - 1;
      builder.add(PUNCTUATION, i, i + 1);
      builder.passOver(i + 1, last);
      builder.add(PUNCTUATION, last, last + 1);
      i = last + 1;
    } else if (c === 10) {
      builder.newline(i++);
    } else if (isSpace(c)) {
      i++;
    } else if (c === 92) {
      i += text[i + 1] === '\r' ? 3 : 2; // a line continued by a backslash
    } else if (language === 'python' ? c === 35 : c === 47 && text[i + 1] === '/') {
      const end = text.indexOf('\n', i);
      i = end < 0 ? text.length : end;
    } else if (language === 'javascript' && c === 47 && text[i + 1] === '*') {
      const end = text.indexOf('*/', i + 2);
      i = end < 0 ? text.length : end + 2;
    } else {
      i = addToken(builder, text, i, c, language);
    }
  }
  if (to === text.length) builder.newline(to);
  return {isClosed: to === text.length || (i === to && builder.isBetween()), tokens: builder.finish()};
}

function addToken(builder: Builder, text: string, at: number, c: number, language: SourceLanguage): number {
  let kind = PUNCTUATION;
  let end = at + 1;
  if (c === 34 || c === 39 || (c === 96 && language === 'javascript')) {
    kind = STRING;
    end = stringEnd(text, at, language);
  } else if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(at + 1)))) {
    kind = NUMBER;
    end = numberEnd(text, at);
  } else if (isNameStart(c)) {
    kind = NAME;
    while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
    const quote = language === 'python' ? prefixEnd(text, at, end) : -1;
    if (quote >= 0) {
      kind = STRING;
      end = stringEnd(text, quote, language);
      if (isFormatted(text.slice(at, quote))) return addFormatted(builder, text, at, end);
    }
  } else if (language === 'javascript' && c === 47 && builder.regexAllowed() && regexEnd(text, at) > 0) {
    kind = STRING;
    end = regexEnd(text, at);
  } else {
    end = operatorEnd(text, at, language);
  }
  builder.add(kind, at, end);
  return end;
}

/** `f"a {x} b"` as a string, the tokens of x in braces, and a string; formats after the expression are left out. */
function addFormatted(builder: Builder, text: string, at: number, end: number): number {
  let from = at;
  for (const {open, expressionEnd, close} of fieldsOf(text, at, end)) {
    builder.add(STRING, from, open);
    builder.add(PUNCTUATION, open, open + 1);
    for (let i = open + 1; i < expressionEnd; ) {
      const c = text.charCodeAt(i);
      i = isSpace(c) || c === 10 || c === 92 || c === 35 ? i + 1 : addToken(builder, text, i, c, 'python');
    }
    builder.add(PUNCTUATION, close, close + 1);
    from = close + 1;
  }
  builder.add(STRING, from, end);
  return end;
}

/** The token's text. */
export function word(tokens: Tokens, index: number): string {
  return index >= 0 && index < tokens.count ? tokens.text.slice(tokens.start[index], tokens.end[index]) : '';
}
