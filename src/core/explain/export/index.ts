/** Copy as…: Markdown, LaTeX, CSV, runnable snippets. */
export {exportCsv} from './csv.ts';
export {exportLatex} from './latex.ts';
export {exportMarkdown} from './markdown.ts';
export {type Snippet, type SnippetFramework, snippet, snippetFrameworks} from './snippet.ts';
