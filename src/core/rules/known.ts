/** What is known of one version of a source, and of the next one: what an edit cannot have changed is kept, moved to where it stands now. */
import {type Caused, findingsIn} from './findings.ts';
import {isLocal, type Version, versionsOf} from './locality.ts';
import type {Edited, Reading} from './reading.ts';
import {readSource, type Source} from './source.ts';
import {splicedSource} from './sourceSplice.ts';
import type {Fix, RuleFinding} from './types.ts';

export interface Known {
  readonly source: Source;
  readonly found: readonly Caused[];
}

export function* knowing(reading: Reading): Generator<void, Known> {
  const source = readSource(reading);
  yield;
  return yield* knowingOf(source);
}

function* knowingOf(source: Source): Generator<void, Known> {
  return {source, found: yield* findingsIn(source, {from: 0, to: source.tokens.count})};
}

export function* knowingAgain(before: Known, {reading, part, edit}: Edited): Generator<void, Known> {
  const source = splicedSource(before.source, reading, part, edit);
  if (!source) return yield* knowing(reading);
  yield;
  const versions = versionsOf(before.source, source, edit);
  if (!isLocal(versions, before.found)) return yield* knowingOf(source);
  const fresh = yield* findingsIn(source, versions[1].range);
  return {source, found: around(before.found, fresh, versions[0], edit.moved)};
}

/** The findings before the edited statements, the fresh ones, and those behind, moved. */
function around(
  old: readonly Caused[],
  fresh: readonly Caused[],
  {place: {start, end}}: Version,
  moved: number,
): readonly Caused[] {
  const to = (offset: number) => (offset < end ? offset : offset + moved);
  const kept = old.filter(({cause}) => cause < start || cause >= end);
  const all = kept.map(({cause, finding}) => ({cause: to(cause), finding: movedFinding(finding, to)}));
  const before = all.filter(({cause}) => cause < start);
  return [...before, ...fresh, ...all.slice(before.length)];
}

const movedFinding = (finding: RuleFinding, to: (offset: number) => number): RuleFinding => ({
  ...finding,
  offset: to(finding.offset),
  fixes: finding.fixes.map((fix) => movedFix(fix, to)),
});

const movedFix = (fix: Fix, to: (offset: number) => number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({...edit, start: to(edit.start), end: to(edit.start) + edit.end - edit.start})),
});
