/** A grid of coloured cells: only what is in sight is drawn, on one canvas that scrolls with its box. */
import {h, type VNode} from '../dom/vnode.ts';
import {translate} from '../words.ts';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface HeatSource {
  readonly id: string;
  readonly numRows: number;
  readonly numColumns: number;
  readonly width: number;
  /** Room for the rows' names, in pixels. */
  readonly left: number;
  /** The theme variable that a cell is drawn in. */
  readonly color: (row: number, column: number) => string;
  /** 0…1. */
  readonly strength: (row: number, column: number) => number;
  readonly isOutlined: (row: number, column: number) => boolean;
  readonly rowName: (row: number) => string;
  readonly columnName: (column: number) => string;
  /** A cell in words. */
  readonly readout: (row: number, column: number) => string;
  /** The whole in words, and which keys do what. */
  readonly words: string;
  readonly chosen: Cell;
  readonly pick: (cell: Cell) => void;
  /** Left and Right choose a column, too. */
  readonly byColumn?: boolean;
}

const TALLEST = 380;
const TOP = 22;
/** A box cannot be taller than browsers allow; beyond this many pixels lines get thinner. */
const LONGEST_PAGE = 8_000_000;

interface Grid {
  readonly source: HeatSource;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Runs ahead of the drawing where keys come faster than frames. */
  chosen: Cell;
}

let drawn = 0;

export function heatMap(source: HeatSource): VNode {
  const grid = makeGrid(source);
  const {id, numRows, numColumns, left, chosen} = source;
  const [width, height] = [numColumns * grid.cellWidth + left, numRows * grid.cellHeight + TOP];
  const box = {width: `${Math.min(width, source.width)}px`, height: `${Math.min(height, TALLEST)}px`};
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
        'aria-roledescription': translate('heat map'),
        'aria-label': source.words,
        'aria-describedby': `${id}-readout`,
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
    h(
      'p',
      {id: `${id}-readout`, class: 'readout dim', 'aria-live': 'polite'},
      source.readout(chosen.row, chosen.column),
    ),
  );
}

function makeGrid(source: HeatSource): Grid {
  const {numRows, numColumns, width, left} = source;
  const cellWidth = Math.max(6, Math.min(64, Math.floor((width - left - 14) / numColumns)));
  const cellHeight = Math.max(2, Math.min(22, Math.floor(LONGEST_PAGE / numRows)));
  return {source, cellWidth, cellHeight, chosen: source.chosen};
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

function inSight({source, cellWidth, cellHeight}: Grid, box: HTMLElement) {
  const firstRow = Math.floor(box.scrollTop / cellHeight);
  const firstColumn = Math.floor(box.scrollLeft / cellWidth);
  return {
    firstRow,
    firstColumn,
    lastRow: Math.min(source.numRows, firstRow + Math.ceil(box.clientHeight / cellHeight) + 1),
    lastColumn: Math.min(source.numColumns, firstColumn + Math.ceil(box.clientWidth / cellWidth) + 1),
  };
}

function drawCells(pen: CanvasRenderingContext2D, grid: Grid, box: HTMLElement, color: (name: string) => string): void {
  const {cellWidth, cellHeight, source} = grid;
  const sight = inSight(grid, box);
  const colors = new Map<string, string>();
  pen.strokeStyle = color('--text');
  pen.lineWidth = 1.5;
  for (let row = sight.firstRow; row < sight.lastRow; row++) {
    for (let c = sight.firstColumn; c < sight.lastColumn; c++) {
      const x = source.left + c * cellWidth - box.scrollLeft;
      const y = TOP + row * cellHeight - box.scrollTop;
      const name = source.color(row, c);
      const known = colors.get(name) ?? color(name);
      colors.set(name, known);
      pen.fillStyle = known;
      pen.globalAlpha = 0.06 + 0.94 * source.strength(row, c);
      pen.fillRect(x, y, cellWidth - 1, Math.max(1, cellHeight - 1));
      if (cellHeight < 6 || !source.isOutlined(row, c)) continue;
      pen.globalAlpha = 1;
      pen.strokeRect(x + 1.5, y + 1.5, cellWidth - 4, cellHeight - 4);
    }
  }
  pen.globalAlpha = 1;
}

/** Names of rows at the left and of columns at the top stay in sight. */
function drawMargins(
  pen: CanvasRenderingContext2D,
  grid: Grid,
  box: HTMLElement,
  color: (name: string) => string,
  style: CSSStyleDeclaration,
) {
  const {cellWidth, cellHeight, source} = grid;
  const {left, chosen} = source;
  const sight = inSight(grid, box);
  pen.fillStyle = color('--ground');
  pen.fillRect(0, 0, left, box.clientHeight);
  pen.fillRect(0, 0, box.clientWidth, TOP);
  pen.font = `11px ${style.fontFamily}`;
  pen.textBaseline = 'middle';
  const everyRow = Math.max(1, Math.ceil(16 / cellHeight));
  for (let row = sight.firstRow; row < sight.lastRow; row++) {
    const y = TOP + (row + 0.5) * cellHeight - box.scrollTop;
    if (row % everyRow !== 0 || y < TOP) continue;
    pen.fillStyle = color(row === chosen.row ? '--text' : '--dim');
    pen.textAlign = 'right';
    pen.fillText(`${row === chosen.row ? '▸ ' : ''}${source.rowName(row)}`, left - 6, y, left - 8);
  }
  const everyColumn = Math.max(1, Math.ceil(30 / cellWidth));
  for (let c = sight.firstColumn; c < sight.lastColumn; c++) {
    const x = left + (c + 0.5) * cellWidth - box.scrollLeft;
    if (c % everyColumn !== 0 || x < left) continue;
    pen.fillStyle = color('--dim');
    pen.textAlign = 'center';
    pen.fillText(source.columnName(c), x, TOP / 2, cellWidth * everyColumn - 4);
  }
}

function cellUnder(event: MouseEvent, {cellWidth, cellHeight, source}: Grid): Cell | undefined {
  const box = event.currentTarget as HTMLElement;
  const edge = box.getBoundingClientRect();
  const column = Math.floor((event.clientX - edge.left - source.left + box.scrollLeft) / cellWidth);
  const row = Math.floor((event.clientY - edge.top - TOP + box.scrollTop) / cellHeight);
  return row >= 0 && row < source.numRows && column >= 0 && column < source.numColumns ? {row, column} : undefined;
}

function follow(event: MouseEvent, grid: Grid): void {
  const cell = cellUnder(event, grid);
  const node = document.getElementById(`${grid.source.id}-readout`);
  if (cell && node) node.textContent = grid.source.readout(cell.row, cell.column);
}

function choose(event: MouseEvent, grid: Grid): void {
  const cell = cellUnder(event, grid);
  if (cell) grid.source.pick(cell);
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrows choose a row (and a column, where there is one to choose); the other keys scroll as they do everywhere. */
function step(event: KeyboardEvent, grid: Grid): void {
  const {source, cellWidth, cellHeight} = grid;
  const [rows, columns] = STEPS[event.key] ?? [0, 0];
  if (rows === 0 && !(source.byColumn && columns !== 0)) return;
  const [row, column] = [grid.chosen.row + rows, grid.chosen.column + columns];
  event.preventDefault();
  if (row < 0 || row >= source.numRows || column < 0 || column >= source.numColumns) return;
  const box = event.currentTarget as HTMLElement;
  keepInSight(box, 'scrollTop', row * cellHeight, cellHeight, box.clientHeight - TOP);
  if (source.byColumn) keepInSight(box, 'scrollLeft', column * cellWidth, cellWidth, box.clientWidth - source.left);
  grid.chosen = {row, column};
  source.pick(grid.chosen);
}

function keepInSight(box: HTMLElement, side: 'scrollTop' | 'scrollLeft', at: number, size: number, room: number): void {
  if (at < box[side] || at > box[side] + room - size) box[side] = at - room / 2;
}
