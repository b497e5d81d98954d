/** How languages write a comment on a line of its own; a data table. */

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

const blockMarks: readonly (readonly [open: string, close: string, languages: string])[] = [
  ['<!-- ', ' -->', 'markdown html xml quarto rmd vue svelte'],
];

const includes = (languages: string, languageId: string) => languages.split(/\s+/).includes(languageId);

/** `text` as a comment; undefined in languages that have none (JSON, plain text). */
export function commentText(languageId: string, text: string): string | undefined {
  const flat = text.replace(/\s+/g, ' ');
  const line = lineMarks.find(([, languages]) => includes(languages, languageId));
  if (line) return `${line[0]} ${flat}`;
  const block = blockMarks.find(([, , languages]) => includes(languages, languageId));
  return block && `${block[0]}${flat.replaceAll('--', '−−')}${block[1]}`;
}

/** The blanks at the start of the line that holds `offset`, and where that line starts. */
export function indentationAt(text: string, offset: number): {readonly lineStart: number; readonly indent: string} {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return {lineStart, indent: /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? ''};
}
