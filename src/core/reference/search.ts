/** Finding one's way: rows by words, and the row that explains a code. */
import {lesson} from './lesson.ts';
import type {ReferenceRow, Section} from './types.ts';

const rows: readonly ReferenceRow[] = lesson.flatMap((section) => section.rows);

/** The row that explains a finding or diagnostic: the last that claims it, since section F is the most particular. */
export function anchorFor(code: string): string | undefined {
  return rows.filter((row) => row.anchor === code || row.codes?.includes(code)).at(-1)?.anchor;
}

/** The row of an anchor, or of a code that leads to one. */
export function rowAt(anchor: string): ReferenceRow | undefined {
  return rows.find((row) => row.anchor === anchor) ?? rows.find((row) => row.anchor === anchorFor(anchor));
}

export interface SearchHit {
  readonly section: Section;
  readonly row: ReferenceRow;
}

/** Rows that hold every word of the query, titles first, then keywords, then text; all rows in order for an empty query. */
export function searchReference(query: string): SearchHit[] {
  const words = fold(query).split(/\s+/).filter(Boolean).slice(0, 16);
  const hits = lesson.flatMap((section) => section.rows.map((row) => ({section, row, score: scoreOf(row, words)})));
  return hits
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({section, row}) => ({section, row}));
}

function scoreOf(row: ReferenceRow, words: readonly string[]): number {
  const title = fold(row.title);
  const keywords = fold(row.keywords.join(' '));
  const body = fold([row.anchor, ...row.words, ...row.formulas.map(({text}) => text)].join(' '));
  const scores = words.map((word): number =>
    title.includes(word) ? 4 : keywords.includes(word) ? 2 : body.includes(word) ? 1 : 0,
  );
  return scores.every((score) => score > 0) ? 1 + scores.reduce((sum, score) => sum + score, 0) : 0;
}

/** Lower case without accents or typographic quotes, so that what one types finds what is written. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
}
