/** The parts of a saved HTML report. */
import {histogramDrawing} from '../../charts/histogram.ts';
import {intervalDrawing} from '../../charts/interval.ts';
import {RELIABILITY_HEAD, reliabilityDrawing, reliabilityLines} from '../../charts/reliability.ts';
import {rocDrawing} from '../../charts/roc.ts';
import {element as h, type Shape, type ShapeChild, shape as s} from '../../charts/shape.ts';
import {formatCount, formatPlural} from '../../explain/format.ts';
import type {Fact} from '../../explain/viewModel.ts';
import {classLine, classOrder, largestShare} from '../classes.ts';
import {explainAgainst} from '../compare.ts';
import {confusionOf} from '../confusion.ts';
import {fileNames} from '../explain.ts';
import {ALL_ABOVE, lossBins, takesAllAbove} from '../histogram.ts';
import {nameLookup} from '../names.ts';
import {explainThresholds, lineCells, THRESHOLD_HEAD, tenths, thresholdLine} from '../thresholdView.ts';
import type {ReportView} from '../view.ts';
import {firstOf, type ReportDocument} from './document.ts';

const MOST_CLASSES = 1000;
/** A wider matrix is told by its most frequent mistakes. */
const WIDEST = 24;
const WIDTH = 720;

type Cell = ShapeChild;

/** The first `texts` columns and the line's name are text, the others numbers. */
function table(caption: string, head: readonly string[], lines: readonly (readonly Cell[])[], texts = 1): Shape {
  const kind = (i: number) => (i < texts ? 'start' : undefined);
  const line = (cells: readonly Cell[]) =>
    h(
      'tr',
      {},
      cells.map((cell, i) => (i === 0 ? h('th', {scope: 'row'}, cell) : cellOf(cell, kind(i)))),
    );
  return h(
    'div',
    {class: 'box', role: 'region', 'aria-label': caption, tabindex: 0},
    h(
      'table',
      {},
      h('caption', {}, caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((text, i) => h('th', {scope: 'col', class: kind(i)}, text)),
        ),
      ),
      h('tbody', {}, lines.map(line)),
    ),
  );
}

/** A cell that brings its own element stays as it is. */
function cellOf(cell: Cell, kind: string | undefined): Shape {
  const isCell = typeof cell === 'object' && 'tag' in cell && cell.tag === 'td';
  return isCell ? cell : h('td', {class: kind}, cell);
}

const named = (name: string): Shape => h('bdi', {class: 'cut', title: name}, name);
const section = (title: string, ...children: readonly ShapeChild[]): Shape =>
  h('section', {}, h('h2', {}, title), children);

export function facts(all: readonly Fact[]): ShapeChild {
  const shown = all.filter(({id}) => id !== 'loss');
  if (shown.length === 0) return undefined;
  return h(
    'dl',
    {},
    shown.map(({label, value, title}) => h('div', {title}, h('dt', {}, label), h('dd', {}, value))),
  );
}

export function classSection({report, settings}: ReportDocument): Shape {
  const {places, left} = firstOf(classOrder(report, 'share', true), MOST_CLASSES);
  const largest = largestShare(report);
  const lines = places.map((i) => {
    const c = classLine(report, i, settings, largest);
    const share = bar(c.shareFraction, c.isEndless);
    return [named(c.name), c.count, c.loss, c.share, share, c.worst, c.accuracy, c.precision];
  });
  const head = [
    'class',
    'rows',
    `mean loss, ${settings.unit}`,
    'share',
    'of the total',
    'worst',
    'accuracy',
    'precision',
  ];
  const all = left + (report.unlisted ?? 0);
  const more =
    all > 0 && h('p', {class: 'dim'}, `${formatPlural(all, 'class', 'classes')} with smaller shares not listed.`);
  return section('Loss by class', table('The classes that carry most of the loss first', head, lines), more);
}

function bar(fraction: number, isEndless: boolean): Shape {
  const width = Math.round(1000 * Math.min(1, Math.max(0, fraction))) / 10;
  const fill = s('rect', {width: `${width}%`, height: 10, class: isEndless ? 'fill endless' : 'fill'});
  return h('td', {class: 'bar'}, s('svg', {width: '100%', height: 10, 'aria-hidden': 'true'}, fill));
}

export function chartSections(document: ReportDocument, view: ReportView): readonly Shape[] {
  const {report, settings} = document;
  const ece = view.facts.find(({id}) => id === 'ece')?.value ?? '';
  const across = 'confidence in the predicted class';
  const losses = histogramDrawing(lossBins(report), {
    ...settings,
    width: WIDTH,
    mean: report.loss,
    chance: report.chance,
  });
  return [
    section('Losses of the rows', losses, takesAllAbove(report) && h('p', {class: 'dim'}, ALL_ABOVE)),
    section(
      'Reliability',
      reliabilityDrawing(report.bins, {width: WIDTH, ece, across}),
      table(`Expected calibration error ${ece}`, RELIABILITY_HEAD, reliabilityLines(report.bins, settings.precision)),
    ),
    ...(report.threshold ? [thresholdSection(document)] : []),
  ];
}

function thresholdSection({report, settings}: ReportDocument): Shape {
  const view = explainThresholds(report.threshold!, settings);
  const places = [...new Set([...tenths(view.points), ...(view.best === undefined ? [] : [view.best])])];
  const lines = places.sort((a, b) => a - b).map((i) => lineCells(thresholdLine(view.points, i, settings.precision)));
  const chosen = view.best === undefined ? undefined : view.points[view.best];
  const marked = chosen && {chosen, chosenName: 'highest F1'};
  return section(
    'Thresholds',
    h('p', {}, view.area),
    rocDrawing(view.points, {width: WIDTH, words: view.words, ...marked}),
    table('With the threshold of the highest F1 among them', THRESHOLD_HEAD, lines),
    h('p', {class: 'dim'}, view.note),
  );
}

export function confusionSection({report, settings}: ReportDocument): ShapeChild {
  const found = confusionOf(report, report.numClasses > WIDEST ? 50 : 10);
  if (!found) return undefined;
  const name = nameLookup(report, settings);
  const mistakes = found.worst.map((m) => [named(name(m.truth)), named(name(m.predicted)), formatCount(m.count)]);
  const list = mistakes.length > 0 && table('Most frequent mistakes', ['true', 'taken for', 'rows'], mistakes, 2);
  return section('Confusion', report.numClasses <= WIDEST && matrix(found.counts, report.numClasses, name), list);
}

function matrix(counts: Float64Array, width: number, name: (c: number) => string): Shape {
  const classes = Array.from({length: width}, (_, c) => c);
  const most = Math.max(1, ...counts);
  const cell = (t: number, c: number) => {
    const count = counts[t * width + c] ?? 0;
    const style = `--s:${Math.round((30 * count) / most)}`;
    return h('td', {class: t === c ? 'right' : 'wrong', style}, count === 0 ? '·' : formatCount(count));
  };
  const lines = classes.map((t) => [named(name(t)), ...classes.map((c) => cell(t, c))]);
  return table('Lines: true class · columns: predicted class', ['true class', ...classes.map(name)], lines);
}

export function worstSection({worst, unit, hasFiles}: ReportView): ShapeChild {
  if (worst.length === 0) return undefined;
  const head = ['row', 'line', ...(hasFiles ? ['file'] : []), 'true', 'predicted', `loss, ${unit}`];
  const lines = worst.map((w) => [
    w.place,
    w.line === undefined ? '' : String(w.line),
    ...(hasFiles ? [named(w.file)] : []),
    named(w.target),
    named(w.predicted),
    w.loss,
  ]);
  return section('Worst rows', table('Rows count from 1, a header left out', head, lines, head.length - 1));
}

export function againstSection({against, file, settings}: ReportDocument): ShapeChild {
  if (!against) return undefined;
  const [first, second] = [fileNames(file).name, fileNames(against.file).name];
  const {facts: all, sentence, caution, drawn} = explainAgainst(against, first, second, settings);
  return section(
    `Compared with ${second}`,
    h('p', {}, sentence),
    facts(all),
    drawn && intervalDrawing({...drawn, width: WIDTH}),
    caution !== undefined && h('p', {class: 'dim'}, caution),
  );
}
