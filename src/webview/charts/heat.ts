/** Rows × classes as a heat map: only what is in sight is drawn, on one canvas that scrolls with its box. */
import type {Evaluation} from '../../core/evaluate/types.ts';
import {elementOf} from '../../core/explain/classRows.ts';
import {formatNumber, formatPlural, inUnit} from '../../core/explain/format.ts';
import {classLabel} from '../../core/explain/labels.ts';
import {h, type VNode} from '../dom/vnode.ts';
import type {ChartOptions} from './curve.ts';

export interface HeatOptions extends ChartOptions {
  readonly shows: 'q' | 'term';
  readonly pick: (row: number) => void;
}

const TALLEST = 380;
const LEFT = 52;
const TOP = 22;
/** A box cannot be taller than browsers allow; beyond this many pixels lines get thinner. */
const LONGEST_PAGE = 8_000_000;

interface Grid {
  readonly evaluation: Evaluation;
  readonly options: HeatOptions;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

let drawn = 0;

export function heatChart(evaluation: Evaluation, options: HeatOptions): VNode {
  const grid = makeGrid(evaluation, options);
  const {numRows, numClasses} = evaluation;
  const [width, height] = [numClasses * grid.cellWidth + LEFT, numRows * grid.cellHeight + TOP];
  const box = {width: `${Math.min(width, options.width)}px`, height: `${Math.min(height, TALLEST)}px`};
  drawn++;
  return h(
    'div',
    {class: 'heat'},
    h(
      'div',
      {
        class: 'heat-box',
        style: box,
        tabindex: 0,
        role: 'application',
        'aria-roledescription': 'heat map',
        'aria-label': words(evaluation, options),
        'aria-describedby': 'heat-readout',
        onscroll: (event) => redraw(event.currentTarget as HTMLElement, grid),
        onmousemove: (event) => follow(event as MouseEvent, grid),
        onclick: (event) => choose(event as MouseEvent, grid),
        onkeydown: (event) => step(event as KeyboardEvent, grid),
      },
      h('canvas', {
        class: 'heat-canvas',
        'aria-hidden': 'true',
        paint: {key: String(drawn), run: (canvas) => requestAnimationFrame(() => redraw(canvas.parentElement, grid))},
      }),
      h('div', {class: 'heat-extent', style: {width: `${width}px`, height: `${height}px`}}),
    ),
    h('p', {id: 'heat-readout', class: 'readout dim', 'aria-live': 'polite'}, readout(grid, options.row, 0)),
  );
}

function makeGrid(evaluation: Evaluation, options: HeatOptions): Grid {
  const {numRows, numClasses} = evaluation;
  const cellWidth = Math.max(6, Math.min(64, Math.floor((options.width - LEFT - 14) / numClasses)));
  const cellHeight = Math.max(2, Math.min(22, Math.floor(LONGEST_PAGE / numRows)));
  return {evaluation, options, cellWidth, cellHeight};
}

function valueAt({evaluation, options}: Grid, row: number, c: number): number {
  const i = row * evaluation.numClasses + c;
  const value = options.shows === 'term' ? evaluation.terms?.[i] : evaluation.q[i];
  return value ?? Number.NaN;
}

/** 0…1: a probability is its own strength; a term is measured against twice the chance. */
function strength(grid: Grid, row: number, c: number): number {
  const value = valueAt(grid, row, c);
  const full = grid.options.shows === 'term' ? 2 * grid.evaluation.chance : 1;
  return Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value / full));
}

function redraw(box: HTMLElement | null, grid: Grid): void {
  const canvas = box?.querySelector('canvas');
  const pen = canvas?.getContext('2d');
  if (!box || !canvas || !pen) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [box.clientWidth, box.clientHeight];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
  pen.scale(ratio, ratio);
  const style = getComputedStyle(box);
  const color = (name: string) => style.getPropertyValue(name).trim();
  drawCells(pen, grid, box, color);
  drawMargins(pen, grid, box, color, style);
}

function inSight({evaluation, cellWidth, cellHeight}: Grid, box: HTMLElement) {
  const firstRow = Math.floor(box.scrollTop / cellHeight);
  const firstClass = Math.floor(box.scrollLeft / cellWidth);
  return {
    firstRow,
    firstClass,
    lastRow: Math.min(evaluation.numRows, firstRow + Math.ceil(box.clientHeight / cellHeight) + 1),
    lastClass: Math.min(evaluation.numClasses, firstClass + Math.ceil(box.clientWidth / cellWidth) + 1),
  };
}

function drawCells(pen: CanvasRenderingContext2D, grid: Grid, box: HTMLElement, color: (name: string) => string): void {
  const {cellWidth, cellHeight, evaluation, options} = grid;
  const sight = inSight(grid, box);
  pen.fillStyle = color(options.shows === 'term' ? '--chance' : '--loss');
  pen.strokeStyle = color('--text');
  pen.lineWidth = 1.5;
  for (let row = sight.firstRow; row < sight.lastRow; row++) {
    for (let c = sight.firstClass; c < sight.lastClass; c++) {
      const x = LEFT + c * cellWidth - box.scrollLeft;
      const y = TOP + row * cellHeight - box.scrollTop;
      pen.globalAlpha = 0.06 + 0.94 * strength(grid, row, c);
      pen.fillRect(x, y, cellWidth - 1, Math.max(1, cellHeight - 1));
      if (evaluation.rows[row]?.targetIndex !== c || cellHeight < 6 || evaluation.task === 'binary') continue;
      pen.globalAlpha = 1;
      pen.strokeRect(x + 1.5, y + 1.5, cellWidth - 4, cellHeight - 4);
    }
  }
  pen.globalAlpha = 1;
}

/** Row numbers at the left and class names at the top stay in sight. */
function drawMargins(
  pen: CanvasRenderingContext2D,
  grid: Grid,
  box: HTMLElement,
  color: (name: string) => string,
  style: CSSStyleDeclaration,
) {
  const {cellWidth, cellHeight, evaluation, options} = grid;
  const sight = inSight(grid, box);
  pen.fillStyle = color('--ground');
  pen.fillRect(0, 0, LEFT, box.clientHeight);
  pen.fillRect(0, 0, box.clientWidth, TOP);
  pen.font = `11px ${style.fontFamily}`;
  pen.textBaseline = 'middle';
  const everyRow = Math.max(1, Math.ceil(16 / cellHeight));
  for (let row = sight.firstRow; row < sight.lastRow; row++) {
    const y = TOP + (row + 0.5) * cellHeight - box.scrollTop;
    if (row % everyRow !== 0 || y < TOP) continue;
    pen.fillStyle = color(row === options.row ? '--text' : '--dim');
    pen.textAlign = 'right';
    pen.fillText(`${row === options.row ? '▸ ' : ''}${row}`, LEFT - 6, y);
  }
  const everyClass = Math.max(1, Math.ceil(30 / cellWidth));
  for (let c = sight.firstClass; c < sight.lastClass; c++) {
    const x = LEFT + (c + 0.5) * cellWidth - box.scrollLeft;
    if (c % everyClass !== 0 || x < LEFT) continue;
    pen.fillStyle = color('--dim');
    pen.textAlign = 'center';
    pen.fillText(
      evaluation.task === 'binary' ? 'label 1' : classLabel(evaluation, c),
      x,
      TOP / 2,
      cellWidth * everyClass - 4,
    );
  }
}

function cellUnder(
  event: MouseEvent,
  {cellWidth, cellHeight, evaluation}: Grid,
): readonly [number, number] | undefined {
  const box = event.currentTarget as HTMLElement;
  const edge = box.getBoundingClientRect();
  const c = Math.floor((event.clientX - edge.left - LEFT + box.scrollLeft) / cellWidth);
  const row = Math.floor((event.clientY - edge.top - TOP + box.scrollTop) / cellHeight);
  return row >= 0 && row < evaluation.numRows && c >= 0 && c < evaluation.numClasses ? [row, c] : undefined;
}

function follow(event: MouseEvent, grid: Grid): void {
  const cell = cellUnder(event, grid);
  if (cell) show(grid, cell[0], cell[1]);
}

function choose(event: MouseEvent, grid: Grid): void {
  const cell = cellUnder(event, grid);
  if (cell) grid.options.pick(cell[0]);
}

/** Up and Down choose a row; the other keys scroll as they do everywhere. */
function step(event: KeyboardEvent, grid: Grid): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const next = grid.options.row + by;
  if (by === 0 || next < 0 || next >= grid.evaluation.numRows) return;
  event.preventDefault();
  const box = event.currentTarget as HTMLElement;
  const y = next * grid.cellHeight;
  if (y < box.scrollTop || y > box.scrollTop + box.clientHeight - TOP - grid.cellHeight)
    box.scrollTop = y - box.clientHeight / 2;
  grid.options.pick(next);
}

function show(grid: Grid, row: number, c: number): void {
  const node = document.getElementById('heat-readout');
  if (node) node.textContent = readout(grid, row, c);
}

function readout(grid: Grid, row: number, c: number): string {
  const {evaluation, options} = grid;
  const i = elementOf(evaluation, row, c);
  const {unit, precision} = options;
  const term = evaluation.terms
    ? `, term ${formatNumber(inUnit(evaluation.terms[i] ?? 0, unit), precision)} ${unit}`
    : '';
  const loss = evaluation.rows[row]?.loss;
  const rowLoss = loss === undefined ? '' : ` · loss of the row ${formatNumber(inUnit(loss, unit), precision)} ${unit}`;
  const name = evaluation.task === 'binary' ? 'label 1' : classLabel(evaluation, c);
  return `row ${row}, ${name}: q ${formatNumber(evaluation.q[i] ?? 0, precision)}${term}${rowLoss}`;
}

function words({numRows, numClasses}: Evaluation, {shows}: HeatOptions): string {
  const what = shows === 'term' ? 'what each class adds to the loss' : 'the probability of each class';
  return `Heat map of ${formatPlural(numRows, 'row')} by ${formatPlural(numClasses, 'class', 'classes')}: ${what}. Up and Down choose a row; the tables of rows and classes hold the numbers.`;
}
