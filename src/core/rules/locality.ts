/**
 * Whether an edit can change what is found for anything else than the edited statements. It cannot where they bind nothing that is named
 * elsewhere, call nothing that the document defines or builds, and name nothing that a fix elsewhere would take away.
 */
import type {Caused} from './findings.ts';
import {lossOf} from './lossCalls.ts';
import type {Edit} from './reading.ts';
import {isBound} from './scopes.ts';
import {callsIn, type Source} from './source.ts';
import type {Range} from './syntax.ts';
import {type Place, word} from './tokens.ts';

export interface Version {
  readonly source: Source;
  /** The edited statements, as tokens and as text. */
  readonly range: Range;
  readonly place: Place;
}

export function versionsOf(before: Source, after: Source, edit: Edit): readonly [Version, Version] {
  const old = {from: edit.first, to: edit.last};
  const fresh = {from: edit.first, to: edit.behind};
  return [
    {source: before, range: old, place: placeOf(before, old)},
    {source: after, range: fresh, place: placeOf(after, fresh)},
  ];
}

const placeOf = ({text, tokens}: Source, {from, to}: Range): Place => ({
  start: from < tokens.count ? tokens.start[from]! : text.length,
  end: to < tokens.count ? tokens.start[to]! : text.length,
});

/** `found` is what was found before. */
export function isLocal(versions: readonly [Version, Version], found: readonly Caused[]): boolean {
  const [before] = versions;
  const names = new Set(versions.flatMap(boundNames));
  const isUnnamed = [...names].every((name) => !versions.some((version) => isNamedElsewhere(version, name)));
  const removable = [...new Set(found.flatMap((one) => removableName(before, one)))];
  const isUnused = removable.every((name) => !versions.some((version) => isNamedIn(version, name)));
  return isUnnamed && isUnused && versions.every(callsOnlyOthers);
}

/** The heads of what the statements bind or change: `model` of `model.fc = …`, `df` of `df['p'] = …`. */
function boundNames({source, range}: Version): readonly string[] {
  return [...source.scopes.assignments].flatMap(([name, scopes]) => {
    const own = scopes.get(0);
    const isHere = own?.some(({at}) => at >= range.from && at < range.to);
    return isHere ? [/^[^.[]*/.exec(name)![0]] : [];
  });
}

/** Methods by which a model or a list changes, and by which Keras is told of its loss. */
const telling = new Set('add pop append extend insert add_module remove clear compile fit'.split(' '));

/** Calls of the document's functions pass values on to them; calls of some methods change what they are called on. */
function callsOnlyOthers({source, range}: Version): boolean {
  const {scopes, aliases, tokens} = source;
  const hasFunctions = scopes.list.length > 1;
  return callsIn(source, range).every((call) => {
    const {
      callee: {path},
      open,
    } = call;
    const head = /^[^.]*/.exec(path)![0];
    const method = word(tokens, open - 1);
    if (scopes.members.has(method) || scopes.defined.has(head)) return false;
    const made = lossOf(source, call)?.optionsOpen;
    if (made !== undefined && (made < range.from || made >= range.to)) return false; // it tells K to the loss made there
    const isForeign = head !== '' && (aliases.has(head) || !isBound(scopes, head));
    return isForeign || !(hasFunctions || telling.has(method));
  });
}

/** A plain name that was found where it was used: a fix may change the line that defined it, if nothing else names it. */
function removableName(
  {source: {text}, place}: Version,
  {cause, finding: {offset, length}}: Caused,
): readonly string[] {
  if (cause >= place.start && cause < place.end) return [];
  const name = /^[\p{L}\w$]+(?=[.\p{L}\w$]*$)/u.exec(text.slice(offset, offset + length))?.[0];
  return name === undefined ? [] : [name];
}

const isNamedIn = ({source: {text}, place: {start, end}}: Version, name: string): boolean =>
  isNamedBetween(text, name, start, end);

const isNamedElsewhere = ({source: {text}, place: {start, end}}: Version, name: string): boolean =>
  isNamedBetween(text, name, 0, start) || isNamedBetween(text, name, end, text.length);

const isPart = (text: string, at: number): boolean => /[\p{L}\w$]/u.test(text[at] ?? '');

function isNamedBetween(text: string, name: string, from: number, to: number): boolean {
  for (let at = text.indexOf(name, from); at >= 0 && at + name.length <= to; at = text.indexOf(name, at + 1))
    if (!isPart(text, at - 1) && !isPart(text, at + name.length)) return true;
  return false;
}
