/** Strings, characters, templates, transposes: what a quotation mark begins, and where it ends. */
import {find, isWordPart, skipBlanks} from './chars.ts';
import {readRegion} from './regions.ts';
import {join, separate, skipToken} from './scan.ts';
import * as S from './state.ts';

const DOUBLE = 34;
const SINGLE = 39;
const BACKTICK = 96;
const BACKSLASH = 92;

export function quote(s: S.ScanState, i: number, code: number) {
  const lexicon = s.lexicon;
  if (code === BACKTICK && lexicon.backtick === 'template') return template(s, i);
  if (code === BACKTICK && lexicon.backtick === 'string') return string(s, i, rawEnd(s, i + 1, '`'), 1);
  if (code === SINGLE && lexicon.single === 'transpose' && isTranspose(s, i)) return transpose(s, i);
  separate(s, i);
  if (code === DOUBLE ? lexicon.double : code === SINGLE && lexicon.single === 'string') return quoted(s, i, code);
  if (code === SINGLE && (lexicon.single === 'char' || lexicon.single === 'transpose')) return character(s, i);
  if (code !== BACKTICK && lexicon.dialect !== 'swift') return proseQuote(s, i, code);
  skipToken(s, i + 1, S.AT_VALUE);
}

function string(s: S.ScanState, i: number, end: number, width: number) {
  s.frames[s.top + S.FLAGS] |= S.HAS_TEXT;
  const inner = Math.max(i + width, end - width);
  readRegion(s, i + width, inner, 'string');
  skipToken(s, end, S.AFTER_STRING);
}

function quoted(s: S.ScanState, i: number, code: number) {
  const prefix = prefixOf(s, i);
  if (prefix !== '') s.chain = s.wordStart;
  if (s.lexicon.triple && s.text.charCodeAt(i + 1) === code && s.text.charCodeAt(i + 2) === code) {
    return string(s, i, tripleEnd(s, i + 3, code === DOUBLE ? '"""' : "'''"), 3);
  }
  const raw = prefix === '' ? undefined : rawHashes(s, i, prefix);
  if (raw !== undefined) return string(s, i, raw, 1);
  const end = stringEnd(s, i + 1, code, prefix);
  string(s, i, s.lexicon.notebook ? linesEnd(s, end) : end, 1);
}

/** In a notebook: the end of the last of the strings that follow as further lines, each but the last ending in `\\n`. */
function linesEnd(s: S.ScanState, end: number): number {
  for (;;) {
    const next = nextLine(s.text, end, s.end);
    if (next < 0) return end;
    end = stringEnd(s, next, DOUBLE, '');
  }
}

/** Over `\\n", "` to the next line's first character; −1 where no further line follows the string that ends at `end`. */
export function nextLine(text: string, end: number, stop: number): number {
  if (text.charCodeAt(end - 2) !== 110 || text.charCodeAt(end - 3) !== BACKSLASH) return -1;
  const comma = skipBlanks(text, end, stop);
  if (text.charCodeAt(comma) !== 44) return -1;
  const quote = skipBlanks(text, comma + 1, stop);
  return quote < stop && text.charCodeAt(quote) === DOUBLE ? quote + 1 : -1;
}

/** Letters (or @, $, #) right before the quote. */
function prefixOf(s: S.ScanState, i: number): string {
  if (s.lastEnd !== i) return '';
  let from = i;
  while (from > 0 && i - from < 8 && isPrefix(s.text.charCodeAt(from - 1))) from--;
  return from === i ? '' : s.text.slice(from, i);
}

const isPrefix = (code: number): boolean => isWordPart(code) || isSigil(code);

const isSigil = (code: number): boolean => code === 35 || code === 36 || code === 64;

/** The end of r#"…"# (Rust), #"…"# (Swift) and R"x(…)x" (C++); undefined for other strings. */
function rawHashes(s: S.ScanState, i: number, prefix: string): number | undefined {
  const hashes = /#+$/.exec(prefix)?.[0] ?? '';
  if (hashes !== '' && (s.lexicon.dialect === 'rust' || s.lexicon.dialect === 'swift'))
    return rawEnd(s, i + 1, `"${hashes}`);
  if (s.lexicon.dialect === 'rust' && /^b?r$/.test(prefix)) return rawEnd(s, i + 1, '"');
  if (s.lexicon.dialect !== 'cpp' || !/^(?:u8|u|U|L)?R$/.test(prefix)) return undefined;
  const delimiter = /^([^()\\\s]{0,16})\(/.exec(s.text.slice(i + 1, i + 18));
  return delimiter ? rawEnd(s, i + 1, `)${delimiter[1]}"`) : undefined;
}

function rawEnd(s: S.ScanState, i: number, closer: string): number {
  const at = find(s.text, closer, i, s.end);
  return at < 0 || at + closer.length > s.end ? s.end : at + closer.length;
}

function tripleEnd(s: S.ScanState, i: number, triple: string): number {
  for (let at = find(s.text, triple, i, s.end); at >= 0; at = find(s.text, triple, at + 1, s.end)) {
    let slashes = 0;
    while (s.text.charCodeAt(at - 1 - slashes) === BACKSLASH && at - 1 - slashes >= i) slashes++;
    if (slashes % 2 === 0) return at + 3;
  }
  return s.end;
}

const MULTI_LINE: ReadonlySet<string> = new Set(['r', 'julia', 'rust', 'yaml']);
const DOUBLED: ReadonlySet<string> = new Set(['matlab', 'yaml']);

/** The end of a string in one kind of quotes; it ends with the line unless the language lets it go on. */
function stringEnd(s: S.ScanState, i: number, code: number, prefix: string): number {
  const verbatim = s.lexicon.dialect === 'csharp' && prefix.includes('@');
  const doubled =
    verbatim ||
    (code === SINGLE && DOUBLED.has(s.lexicon.dialect)) ||
    (code === DOUBLE && s.lexicon.dialect === 'matlab');
  const lines = !s.singleLine && (verbatim || MULTI_LINE.has(s.lexicon.dialect));
  const end = closingQuote(s, i, code, doubled, lines);
  if (end >= 0) return end;
  if (lines) {
    s.visited += s.end - i;
    s.singleLine = true;
    return stringEnd(s, i, code, prefix);
  }
  return -1 - end;
}

/** The offset after the closing quote, or −1 − (where the line ended without one). */
function closingQuote(s: S.ScanState, i: number, code: number, doubled: boolean, lines: boolean): number {
  const text = s.text;
  for (; i < s.end; i++) {
    const c = text.charCodeAt(i);
    if (c === code) {
      if (!doubled || text.charCodeAt(i + 1) !== code) return i + 1;
      i++;
    } else if (c === BACKSLASH && !doubled) {
      i++;
      if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    } else if (c === 10 && !lines) return -1 - i;
  }
  return -1 - s.end;
}

/** A template's text up to its end or its next `${`, where code begins again. */
function template(s: S.ScanState, i: number) {
  s.frames[s.top + S.FLAGS] |= S.HAS_TEXT;
  const text = s.text;
  let k = i + 1;
  for (; k < s.end; k++) {
    const code = text.charCodeAt(k);
    if (code === BACKSLASH) k++;
    else if (code === BACKTICK) break;
    else if (code === 36 && text.charCodeAt(k + 1) === 123) return substitution(s, i, k);
  }
  readRegion(s, i + 1, Math.min(k, s.end), 'string');
  skipToken(s, Math.min(k + 1, s.end), S.AFTER_STRING);
}

function substitution(s: S.ScanState, from: number, at: number) {
  readRegion(s, from + 1, at, 'string');
  join(s);
  S.pushFrame(s, S.TEMPLATE, at + 1, -1, 125);
  s.openCurly++;
  s.i = s.lastEnd = at + 2;
  s.last = S.AT_VALUE;
}

/** A quote right after a value transposes it (MATLAB, Julia). */
const isTranspose = (s: S.ScanState, i: number): boolean =>
  s.lastEnd === i && ((s.last >= S.AFTER_WORD && s.last <= S.AFTER_CLOSER) || s.last === S.AFTER_POINT);

function transpose(s: S.ScanState, i: number) {
  skipToken(s, i + 1, S.AFTER_CLOSER);
}

/** 'x', '\n', '\u{1F600}'; anything else (a lifetime, a label) is a mark of its own. MATLAB's single quotes are strings. */
function character(s: S.ScanState, i: number) {
  if (s.lexicon.dialect === 'matlab') return quoted(s, i, SINGLE);
  const text = s.text;
  const escaped = text.charCodeAt(i + 1) === BACKSLASH;
  const longest = escaped || s.lexicon.dialect !== 'rust' ? 12 : 3;
  for (let k = i + (escaped ? 3 : 2); k <= i + longest && k < s.end; k++) {
    const code = text.charCodeAt(k);
    if (code === SINGLE) return skipToken(s, k + 1, S.AFTER_STRING);
    if (code === 10) break;
  }
  skipToken(s, i + 1, S.AT_VALUE);
}

/** In prose a quote counts only where a key or an element may stand in brackets; it must close on its line. */
function proseQuote(s: S.ScanState, i: number, code: number) {
  const inside = s.frames[s.top + S.KIND] <= S.GROUP || s.frames[s.top + S.KIND] === S.CALL;
  const opens = s.last === S.AT_VALUE || s.last === S.AT_START;
  if (!inside || !opens || i < s.quoteMiss) return skipToken(s, i + 1, S.AT_VALUE);
  for (let k = i + 1; k < s.end && k < i + 200; k++) {
    const c = s.text.charCodeAt(k);
    if (c === code) {
      s.frames[s.top + S.FLAGS] |= S.HAS_TEXT;
      s.visited += k - i;
      return skipToken(s, k + 1, S.AFTER_STRING);
    }
    if (c === 10) break;
    if (c === BACKSLASH) k++;
    s.quoteMiss = k;
  }
  s.visited += s.quoteMiss - i;
  skipToken(s, i + 1, S.AT_VALUE);
}
