/** Code lengths: each class is as wide as its code, −log₂ q bits, and as high as it is frequent, p: the areas add up to H(P, Q). */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {formatNumber, formatQuantity} from '../../core/explain/format.ts';
import {classRow, foldedClasses} from '../../core/explain/index.ts';
import type {ClassRow} from '../../core/explain/viewModel.ts';
import {type Child, h, s, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';
import type {ChartOptions} from './curve.ts';
import {area, axisX, axisY, drawing, label, round, type Scale, scaleX, scaleY, ticks} from './frame.ts';

const MOST = 24;
/** ∞ is drawn this wide, with an arrow. */
const ENDLESS = 20;

interface Block {
  readonly line: ClassRow;
  readonly p: number;
  readonly bits: number;
  readonly best: number;
  readonly from: number;
}

export function lengthsChart(evaluation: Evaluation, options: ChartOptions): VNode {
  const blocks = makeBlocks(evaluation, options);
  const frame = area(options.width, 280, {left: 52});
  const finite = blocks.flatMap((b) => [b.bits, b.best]).filter(Number.isFinite);
  const widest = Math.max(1, ...finite.map((v) => Math.min(v, ENDLESS))) * 1.12;
  const [x, y] = [scaleX(frame, 0, widest), scaleY(frame, 0, 1)];
  return h(
    'div',
    {},
    drawing(
      'lengths',
      frame,
      words(evaluation, blocks, options),
      s('defs', {}, hatch()),
      axisY(frame, y, [0, 0.25, 0.5, 0.75, 1], translate('p, stacked')),
      axisX(frame, x, ticks(0, widest), translate('code length −log₂ q, bits')),
      blocks.map((block) => draw(block, x, y, widest, options)),
    ),
    legend(evaluation, options),
  );
}

function makeBlocks(evaluation: Evaluation, options: ChartOptions): readonly Block[] {
  const {p, surprisal, numClasses} = evaluation;
  const offset = options.row * numClasses;
  let from = 0;
  return foldedClasses(evaluation, options.row, MOST).flatMap((c) => {
    const share = p?.[offset + c] ?? 0;
    if (!(share > 0) || Number.isNaN(surprisal[offset + c])) return [];
    const block = {
      line: classRow(evaluation, options.row, c, options),
      p: share,
      bits: (surprisal[offset + c] ?? 0) / Math.LN2,
      best: Math.max(0, -Math.log2(share)),
      from,
    };
    from += share;
    return [block];
  });
}

function hatch(): VNode {
  const stripe = s('path', {d: 'M0 6L6 0', class: 'hatch-line'});
  return s('pattern', {id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse'}, stripe);
}

/** Solid to the best possible length −log₂ p, hatched for what q adds; an outline where q's code is shorter than that. */
function draw(
  {line, p, bits, best, from}: Block,
  x: Scale,
  y: Scale,
  widest: number,
  {precision, width}: ChartOptions,
): Child {
  const top = y(from + p);
  const height = Math.max(1, round(y(from) - top - 1));
  const end = x(Math.min(bits, widest));
  const solid = x(Math.min(bits, best, widest));
  const text = `${line.label} · ${formatNumber(bits, precision)} bits`;
  const beside = x(Math.min(Math.max(bits, best), widest)) + 8;
  const isInside = beside + 7 * text.length > width;
  return s(
    'g',
    {'data-class': line.classIndex},
    s(
      'title',
      {},
      `${line.label}: p ${formatNumber(p, precision)} × ${formatNumber(bits, precision)} bits = ${formatNumber(p * bits, precision)} bits`,
    ),
    s('rect', {x: x(0), y: top, width: Math.max(0, solid - x(0)), height, class: 'block best'}),
    s('rect', {x: solid, y: top, width: Math.max(0, end - solid), height, class: 'block surplus'}),
    best > bits && s('rect', {x: end, y: top, width: x(Math.min(best, widest)) - end, height, class: 'block saved'}),
    height > 10 &&
      label(text, 400, {x: isInside ? x(0) + 8 : beside, y: round(top + height / 2 + 4), class: 'mark-label halo'}),
  );
}

function legend({kl, numRows}: Evaluation, {unit, precision}: ChartOptions): VNode {
  const surplus = kl === undefined || numRows > 1 ? '' : ` = KL ${formatQuantity(kl, unit, precision)}`;
  return h(
    'p',
    {class: 'legend'},
    h('span', {class: 'key entropy'}, translate('the best code for p: area H(P)')),
    h('span', {class: 'key kl'}, translate("what q's code adds: area minus outlines") + surplus),
  );
}

function words({rows}: Evaluation, blocks: readonly Block[], {precision, row}: ChartOptions): string {
  const loss = rows[row]?.loss;
  const each = blocks.map(
    ({line, p, bits}) => `${line.label}: p ${formatNumber(p, precision)}, ${formatNumber(bits, precision)} bits`,
  );
  const total =
    loss !== undefined ? ` ${translate('The areas add up to {0}.', formatQuantity(loss, 'bits', precision))}` : '';
  return `${translate('Code lengths')}. ${each.join('; ')}.${total}`;
}
