/** Every list of class names in a text, by the names that they are bound to. Linear in the text. */
import {saysClassNames} from './name.ts';
import {readNames} from './read.ts';
import type {ClassNameList} from './types.ts';

const STEM = /class|label|categor|names|idx|[2o]cat/gi;
const LONGEST_NAME = 64;
const FARTHEST_INDENT = 200;

/** A letter, a digit, _ or $; NaN, beyond the text, is none. */
const isWordPart = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c === 36;

interface Word {
  readonly start: number;
  readonly end: number;
}

/** The identifier around a place. */
function wordAround(text: string, at: number): Word {
  let start = at;
  let end = at;
  while (isWordPart(text.charCodeAt(start - 1))) start--;
  while (isWordPart(text.charCodeAt(end))) end++;
  return {start, end};
}

const ASSIGNED = /["']?\]?[ \t]*(?:(=)(?![=>])|:=|<-|(:)(?!:))/y;
const ANNOTATION = /[ \t]*[A-Za-z][\w.,|<>[\] ]{0,80}?=(?![=>])/y;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Where the value begins: after `=`, `:`, `<-`, or after the `=` behind a type (`CLASSES: list[str] = …`, `names: string[] = …`). */
function valueAt(text: string, end: number): number | undefined {
  const assigned = match(ASSIGNED, text, end);
  if (!assigned) return undefined;
  const at = end + assigned[0].length;
  const annotation = assigned[2] === undefined ? undefined : match(ANNOTATION, text, at);
  return annotation ? at + annotation[0].length : at;
}

/** `String[] classes = …` has the brackets before the name; C's `char *classes[] = …` has them behind it. */
const afterBrackets = (text: string, end: number): number => (text.startsWith('[]', end) ? end + 2 : end);

/** Columns before the name; far behind in a long line counts as far. */
function indentOf(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - FARTHEST_INDENT), at);
  return before.length - (before.lastIndexOf('\n') + 1);
}

function listAt(text: string, {start, end}: Word, isYaml: boolean): ClassNameList | undefined {
  if (end - start > LONGEST_NAME) return undefined;
  const boundTo = text.slice(start, end);
  const says = saysClassNames(boundTo);
  const certain = says || (isYaml && says === false);
  const value = says === undefined ? undefined : valueAt(text, afterBrackets(text, end));
  const names = value === undefined ? undefined : readNames(text, value, isYaml, indentOf(text, start));
  return names && {names, boundTo, start, certain};
}

export interface FindOptions {
  /** VS Code's language id: YAML has bare words and lists by indentation. */
  readonly languageId?: string;
}

export function findClassNames(text: string, {languageId}: FindOptions = {}): readonly ClassNameList[] {
  const isYaml = languageId === 'yaml' || languageId === 'dockercompose';
  const lists: ClassNameList[] = [];
  let done = 0;
  for (const {index} of text.matchAll(STEM)) {
    if (index < done) continue;
    const word = wordAround(text, index);
    done = word.end;
    const list = listAt(text, word, isYaml);
    if (list) lists.push(list);
  }
  return lists;
}
