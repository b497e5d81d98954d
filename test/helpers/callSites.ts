/** The corpus of call sites, test/unit/data/call-sites: a line `#% true <rule> …` or `#% clean …` (`//%` in TypeScript) begins a snippet. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {findArrays} from '../../src/core/literal/index.ts';
import {checkDocument, type Fix} from '../../src/core/rules/index.ts';

const folder = 'test/unit/data/call-sites';

export interface Snippet {
  readonly place: string;
  readonly expected: string | undefined;
  readonly languageId: string;
  readonly text: string;
}

function snippetsOf(file: string): readonly Snippet[] {
  const languageId = file.endsWith('.py') ? 'python' : 'typescript';
  const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
  const heads = lines.flatMap((line, i) => (/^(#|\/\/)% /.test(line) ? [i] : []));
  return heads.map((head, i) => {
    const [, kind, rule] = lines[head]!.split(' ');
    assert.ok(kind === 'true' || kind === 'clean', `${file}:${head + 1}: neither true nor clean`);
    return {
      place: `${file}:${head + 1}`,
      expected: kind === 'true' ? rule : undefined,
      languageId,
      text: lines.slice(head + 1, heads[i + 1]).join('\n'),
    };
  });
}

export const callSites = (): readonly Snippet[] =>
  readdirSync(folder)
    .filter((f) => /\.(py|ts)$/.test(f))
    .flatMap(snippetsOf);

export const findingsOf = (text: string, languageId: string) =>
  checkDocument(text, {languageId, arrays: findArrays(text, {languageId}).arrays});

export function applied(text: string, {edits}: Fix): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce((now, {start, end, text: put}) => now.slice(0, start) + put + now.slice(end), text);
}

export interface Fixed extends Snippet {
  readonly code: string;
  readonly fix: Fix;
}

/** Every quick fix that is offered anywhere in the corpus. */
export const offeredFixes = (snippets: readonly Snippet[]): readonly Fixed[] =>
  snippets.flatMap((s) =>
    findingsOf(s.text, s.languageId).flatMap(({code, fixes}) => fixes.map((fix) => ({...s, code, fix}))),
  );
