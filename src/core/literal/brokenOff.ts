/** Whether a line within brackets begins the next statement: then they were never closed, and what stands behind is no part of them. */
import * as S from './state.ts';

/** How much of the line is looked at. */
const LONGEST_HEAD = 160;

/** `y = `, `self.y = `, `y[0] = `, `y: list = `, `const y = `, `int y = `, and words that begin nothing else. */
const STATEMENT =
  /^[ \t]*(?:(?:(?:const|let|var|val|static|final|auto|int|float|double|long|bool|char)[ \t]+)*[A-Za-z_][\w.]*(?:\[[^\][\n]*\])*[ \t]*(?::[ \t]*[\w.[\], ]+)?=(?![=>])|(?:def|class|import|return|const|let|var|val|function)\b)/;
const IN_R = /^[ \t]*[A-Za-z.][\w.$]*[ \t]*<<?-/;

/** Brackets in which a line begins like a statement only where they were never closed; Go's braces and prose hold anything. */
function tells(s: S.ScanState): boolean {
  const kind = s.frames[s.top + S.KIND];
  if (s.lexicon.spaces || s.lexicon.dialect === 'go') return false;
  return kind === S.LIST || kind === S.TUPLE || kind === S.BRACE || (kind === S.ARGUMENTS && s.lexicon.dialect === 'r');
}

/** Asked behind a number or a list that ends its line: whether the line from `at` on begins a statement. */
export function startsStatement(s: S.ScanState, at: number): boolean {
  if (s.marks !== 'none' || !tells(s)) return false;
  const line = s.text.slice(at, Math.min(s.end, at + LONGEST_HEAD));
  return (s.lexicon.dialect === 'r' ? IN_R : STATEMENT).test(line);
}
