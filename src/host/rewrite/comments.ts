/** How languages write a comment on a line of its own; a data table. */
import type {Dialect} from '../../core/literal/types.ts';

const lineMarks: readonly (readonly [mark: string, languages: string])[] = [
  ['#', 'python r julia yaml dockercompose toml shellscript ruby perl elixir makefile powershell coffeescript nim'],
  [
    '//',
    `javascript typescript javascriptreact typescriptreact jsonc c cpp csharp java go rust swift kotlin scala php dart
     objective-c objective-cpp cuda-cpp fsharp groovy zig`,
  ],
  ['%', 'latex tex matlab octave erlang'],
  ['--', 'lua sql haskell'],
];

/** Documents of text: around their code they have comments of their own. */
const TEXTS = 'markdown quarto rmd';
/** Documents of tags: only what stands in a script is code. */
const PAGES = 'html vue svelte';

const includes = (languages: string, languageId: string) => languages.split(/\s+/).includes(languageId);

function lineComment(languageId: string, text: string): string | undefined {
  const mark = lineMarks.find(([, languages]) => includes(languages, languageId))?.[0];
  return mark && `${mark} ${text}`;
}

const isInScript = (before: string): boolean => before.lastIndexOf('<script') > before.lastIndexOf('</script');

/** Where the comment is to stand. */
export interface CommentPlace {
  readonly languageId: string;
  /** What the array there is written in: in the code of a Markdown document another language than around it. */
  readonly dialect: Dialect;
  /** The document up to there. */
  readonly before: string;
}

/** `text` as a comment; undefined in languages that have none (JSON, plain text), and among tags. */
export function commentText({languageId, dialect, before}: CommentPlace, text: string): string | undefined {
  const flat = text.replace(/\s+/g, ' ');
  if (includes(PAGES, languageId)) return isInScript(before) ? lineComment(dialect, flat) : undefined;
  if (!includes(TEXTS, languageId)) return lineComment(languageId, flat);
  return dialect === 'markdown' ? `<!-- ${flat.replaceAll('--', '−−')} -->` : lineComment(dialect, flat);
}

/** The blanks at the start of the line that holds `offset`, and where that line starts. */
export function indentationAt(text: string, offset: number): {readonly lineStart: number; readonly indent: string} {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return {lineStart, indent: /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? ''};
}

/** Where the statement's first line starts that goes on, after a backslash, on the line of `offset`. */
export function continuedFrom(text: string, offset: number): number {
  const {lineStart} = indentationAt(text, offset);
  return /\\\r?\n$/.test(text.slice(Math.max(0, lineStart - 3), lineStart))
    ? continuedFrom(text, lineStart - 1)
    : lineStart;
}
