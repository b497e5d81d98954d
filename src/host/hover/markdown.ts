/** The hover's Markdown: document text only through appendText and appendCodeblock, links only to our own commands. */

import {l10n, MarkdownString, type TextDocument} from 'vscode';
import type {Fact, Message, ViewModel} from '../../core/explain/viewModel.ts';
import {commandLink, placeOf} from '../commands/place.ts';
import {formatOptions, type Result} from '../compute/result.ts';
import {batchRow, batchTable, textTable} from '../core.ts';
import type {LocatedArray} from '../document/located.ts';
import {spoken, translate} from '../language.ts';
import {setting} from '../settings.ts';

const MOST_MESSAGES = 3;
const enabledCommands = ['surprisal.openCalculator', 'surprisal.openReference', 'surprisal.normalize'] as const;

const NEXT_LINE = '  \n';
const NEXT_PARAGRAPH = '\n\n';

function factText(view: ViewModel, id: string, label?: string): string | undefined {
  const fact: Fact | undefined = view.facts.find((candidate) => candidate.id === id);
  return fact && `${label ?? fact.label} ${fact.value}`;
}

/** "H = 0.8018 nats (1.1568 bits) · perplexity 2.2297 · argmax 1" */
function entropyLine({view}: Result): string {
  const perplexity = factText(view, 'prediction-perplexity', l10n.t('perplexity'));
  const parts = [factText(view, 'prediction-entropy', 'H ='), perplexity, factText(view, 'argmax')];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** "line 12", or the whole place where the target stands in another document. */
function whereIs(target: LocatedArray, document: TextDocument): string {
  if (target.document !== document) return target.label;
  return l10n.t('line {0}', document.positionAt(target.array.start).line + 1);
}

/** "H(P) 0.1119 nats + KL(P‖Q) 0.1528 nats", where the target has an entropy of its own. */
function splitText({decomposition}: ViewModel): string | undefined {
  if (!decomposition || !(decomposition.entropyFraction > 0)) return;
  return `H(P) ${decomposition.entropy} + KL(P‖Q) ${decomposition.kl}`;
}

function lossLine({view, target}: Result, document: TextDocument): string | undefined {
  if (!target || !view.headlineBoth) return;
  const name = target.array.name ?? l10n.t('the target');
  const loss = l10n.t('loss against {0} ({1}): {2}', name, whereIs(target, document), view.headlineBoth);
  return [loss, splitText(view), view.verdict, factText(view, 'chance')]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function tableOf({view, evaluation}: Result, document: TextDocument): string {
  if (!evaluation.ok || !setting('hover.table', document)) return '';
  return evaluation.numRows > 1 ? batchTable(view, translate) : textTable(view, translate);
}

/** The row with the greatest loss and its line in the source: "worst: row 7 (line 23), 4.6052 nats". */
function worstRow({evaluation, prediction}: Result, document: TextDocument): string | undefined {
  if (!evaluation.ok || !evaluation.loss || evaluation.numRows < 2) return;
  const losses = evaluation.rows.map(({loss}) => loss ?? Number.NEGATIVE_INFINITY);
  const worst = losses.reduce((at, loss, row) => (loss > losses[at] ? row : at), 0);
  const {label, loss, element} = batchRow(evaluation, worst, formatOptions(document));
  const offset = prediction.array.spans[2 * element] ?? prediction.array.start;
  const line = prediction.document ? prediction.document.positionAt(offset).line + 1 : 0;
  return l10n.t('worst: row {0} (line {1}), {2} {3}', label, line, loss, formatOptions(document).unit);
}

/** Its numbers in one row would be nobody's distribution: only what is wrong is said. */
const isRagged = ({array}: LocatedArray): boolean => array.diagnostics.some(({code}) => code === 'ragged-rows');

/** What the reader could not read, at its line. */
function unreadParts({array}: LocatedArray, document: TextDocument): readonly string[] {
  return array.diagnostics.map(({offset, message, said = message}) => {
    return `${l10n.t('line {0}', document.positionAt(offset).line + 1)}: ${spoken(said)}`;
  });
}

/** What could not be read, then what is odd about the numbers. */
function remarks(located: LocatedArray, {view}: Result, document: TextDocument): readonly string[] {
  const unread = unreadParts(located, document);
  const serious = view.messages.filter(({severity}) => severity !== 'information');
  const odd = serious.map(({text, mend}: Message) => (mend ? `${text} ${mend}` : text));
  return [...unread, ...odd].slice(0, MOST_MESSAGES);
}

/** The reference's row on this kind of prediction. */
function anchorOf({evaluation}: Result): string {
  if (!evaluation.ok) return 'when-it-looks-wrong';
  if (evaluation.task === 'binary') return 'binary-cross-entropy';
  if (evaluation.task === 'multilabel') return 'multi-label';
  return evaluation.numRows > 1 ? 'batch-loss' : 'cross-entropy';
}

function canNormalize({evaluation, prediction}: Result, located: LocatedArray): boolean {
  const isOff = !isRagged(located) && evaluation.findings.some(({code}) => code === 'not-normalized');
  return isOff && prediction.array.start === located.array.start;
}

function links(located: LocatedArray, result: Result): string {
  const place = placeOf(located);
  const all: readonly [string, string][] = [
    [l10n.t('Open in calculator'), commandLink('surprisal.openCalculator', place)],
    ...(canNormalize(result, located)
      ? [[l10n.t('Normalise'), commandLink('surprisal.normalize', place)] as [string, string]]
      : []),
    [l10n.t('What is this?'), commandLink('surprisal.openReference', anchorOf(result))],
  ];
  return all.map(([label, link]) => `[${label}](${link})`).join(' · ');
}

/** Text that may wrap: appendText by itself makes every blank a non-breaking one. */
function appendProse(markdown: MarkdownString, text: string): void {
  for (const [i, word] of text.split(' ').entries()) {
    if (i > 0) markdown.appendMarkdown(' ');
    markdown.appendText(word);
  }
}

/** "**probs** — ", to which `text` belongs; links may run our commands. */
function beginning({view}: Result, text: string): MarkdownString {
  const markdown = new MarkdownString();
  markdown.isTrusted = {enabledCommands};
  markdown.appendMarkdown('**').appendText(view.title).appendMarkdown('** — ');
  appendProse(markdown, text);
  return markdown;
}

/** Paragraphs, then the links. */
function ending(markdown: MarkdownString, lines: readonly (string | undefined)[], linkLine: string): MarkdownString {
  for (const line of lines) {
    if (line) appendProse(markdown.appendMarkdown(NEXT_PARAGRAPH), line);
  }
  return markdown.appendMarkdown(NEXT_PARAGRAPH).appendMarkdown(linkLine);
}

export function hoverMarkdown(located: LocatedArray, result: Result, document: TextDocument): MarkdownString {
  if (isRagged(located)) {
    const begun = beginning(result, l10n.t('rows of different lengths'));
    return ending(begun, unreadParts(located, document), links(located, result));
  }
  const markdown = beginning(result, result.view.summary);
  const entropy = entropyLine(result);
  if (entropy) appendProse(markdown.appendMarkdown(NEXT_LINE), entropy);
  const table = tableOf(result, document);
  if (table) markdown.appendMarkdown(NEXT_PARAGRAPH).appendCodeblock(table, 'plaintext');
  const names = result.view.chips.find(({id}) => id === 'class-names')?.label;
  const lines = [names, lossLine(result, document), worstRow(result, document), ...remarks(located, result, document)];
  return ending(markdown, lines, links(located, result));
}
