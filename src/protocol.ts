/**
 * The two message unions between the extension host and the panel's page, and their decoders.
 * Messages from the host are full snapshots with a revision; messages from the page are intents.
 * Numbers that may be ∞ or NaN never cross as JSON numbers: arrays cross as the text that was read.
 */

import type {EvaluateOptions, PredictionKind} from './core/evaluate/types.ts';
import type {Dialect} from './core/literal/types.ts';
import type {ColumnMapping, ShownPlan} from './core/report/job.ts';
import type {RowKind} from './core/report/types.ts';
import type {Unit} from './core/types.ts';

export const PROTOCOL_VERSION = 1;

export type Role = 'prediction' | 'target';
export type Page = 'calculator' | 'reference' | 'report';

/** An array as text that the reader understands, plus what its surroundings say. */
export interface SourceArray {
  readonly text: string;
  readonly dialect: Dialect;
  /** The name it is bound to, and "eval.py:14". */
  readonly name?: string;
  readonly label: string;
  /** Shape that the surroundings give it (reshape, tensor2d), where it differs from the literal's own. */
  readonly shape?: readonly number[];
  /** True where `shape` is filled column by column (R's matrix, order='F'). */
  readonly columnMajor?: boolean;
  readonly classNames?: readonly string[];
  /** Where the class names stand, if not at the array itself. */
  readonly classNamesFrom?: string;
  /** Where it stood when this was sent: lets a reloaded panel find its source again. The page only carries it. */
  readonly origin?: SourceOrigin;
  /** Names the place in the host's memory; reveal and writeBack intents carry it back. Absent for typed-in text. */
  readonly sourceId?: string;
}

/** A document and the literal's [start, end) in it, in UTF-16 code units. */
export interface SourceOrigin {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export interface PanelSettings {
  readonly unit: Unit;
  readonly precision: number;
  readonly indexBase: 0 | 1;
}

/** A file of predictions on the report page. */
export interface ReportState {
  /** As the person knows it: its path in the workspace. */
  readonly file: string;
  /** Where it is, so that a reloaded panel reads it again; absent where it is no single file of the editor's. */
  readonly uri?: string;
  /** The file that it is compared with: as the person knows it, and where it is. */
  readonly against?: string;
  readonly againstUri?: string;
  readonly phase: 'reading' | 'done' | 'stopped' | 'failed';
  /** Bytes or rows, of all. */
  readonly done?: number;
  readonly total?: number;
  readonly plan?: ShownPlan;
  /** What the person chose in the form, so that it is shown as chosen. */
  readonly mapping: ColumnMapping;
  /** {report, against?} as core/report writes it: of all rows, or of those that were read so far. */
  readonly text?: string;
  readonly failure?: {readonly code: string; readonly message: string; readonly columns?: readonly string[]};
  /** The file as SQL would have to name it, for "Copy as SQL"; absent where it is no table. */
  readonly sqlSource?: string;
}

export interface PanelState {
  readonly page: Page;
  readonly prediction?: SourceArray;
  readonly target?: SourceArray;
  /** Other arrays nearby that would fit as target, best first. */
  readonly targetCandidates: readonly SourceArray[];
  readonly options: EvaluateOptions;
  readonly settings: PanelSettings;
  readonly report?: ReportState;
  /** Anchor in the reference to scroll to. */
  readonly anchor?: string;
  /** Why there is no array, where a command found none: "no numbers in the selection (line 3)". */
  readonly notice?: string;
}

/** The page's first frame, as HTML without style attributes, and the rules for it. */
export interface FirstFrame {
  readonly html: string;
  readonly styles: string;
}

/** Draws the first frame of a panel in the language of the table (English without one); undefined for a page that waits for its script. */
export type DrawFirstFrame = (
  state: PanelState,
  words: Readonly<Record<string, string>> | undefined,
) => FirstFrame | undefined;

export type HostMessage = {
  readonly type: 'state';
  readonly version: number;
  readonly revision: number;
  readonly state: PanelState;
};

/** The text that a source shall have. */
export interface WrittenSource {
  readonly sourceId: string;
  readonly text: string;
}

export type PanelIntent =
  | {readonly type: 'ready'; readonly version: number}
  | {readonly type: 'reveal'; readonly sourceId: string; readonly element?: number}
  /** All of it is one edit that is undone as one. */
  | {readonly type: 'writeBack'; readonly sources: readonly WrittenSource[]}
  | {readonly type: 'setUnit'; readonly unit: Unit}
  | {readonly type: 'setIndexBase'; readonly indexBase: 0 | 1}
  | {readonly type: 'copy'; readonly text: string; readonly what: string}
  | {readonly type: 'save'; readonly name: string; readonly base64: string}
  | {readonly type: 'openReference'; readonly anchor: string}
  /** `kind` where it is known what the numbers are; else it is guessed. */
  | {readonly type: 'openCalculator'; readonly text: string; readonly target?: string; readonly kind?: PredictionKind}
  /** What the page shows now (target, options, typed text), so that a later snapshot keeps the person's choices. */
  | {readonly type: 'persist'; readonly state: PanelState}
  | {readonly type: 'report'; readonly message: string}
  | ReportIntent;

/** What the report page asks for. */
export type ReportIntent =
  | {readonly type: 'stopReading'}
  | {readonly type: 'readAgain'; readonly mapping: ColumnMapping}
  /** The row's line in the editor; `line` counts from 1. */
  | {readonly type: 'revealRow'; readonly file: string; readonly row: number; readonly line?: number}
  /** The host asks which other file. */
  | {readonly type: 'compareWith'}
  /** The report with all its classes, where `text` lists some of them. */
  | {readonly type: 'saveWhole'};

/** For the default branch of a switch over a union: a new member that nobody handles does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => isNumber(value) && Number.isInteger(value) && value >= 0;
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isTrue = (value: unknown): value is true => value === true;

function isListOf<T>(item: (value: unknown) => value is T): (value: unknown) => value is readonly T[] {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

function isOneOf<T extends string | number>(...choices: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => (choices as readonly unknown[]).includes(value);
}

const isUnit = isOneOf<Unit>('nats', 'bits', 'hartleys');
const isIndexBase = isOneOf<0 | 1>(0, 1);
const isPage = isOneOf<Page>('calculator', 'reference', 'report');

/** Keeps the fields that pass their test and drops the rest, so that a stale or odd option is a default again. */
function keep<T>(value: unknown, tests: {readonly [K in keyof Required<T>]: (value: unknown) => boolean}): T {
  const from = fields(value) ?? {};
  const names = Object.keys(tests) as (keyof T & string)[];
  return Object.fromEntries(names.filter((n) => tests[n](from[n])).map((n) => [n, from[n]])) as T;
}

const isPredictionKind = isOneOf<PredictionKind>('probabilities', 'logits', 'log-probabilities', 'counts');

const optionTests: {readonly [K in keyof Required<EvaluateOptions>]: (value: unknown) => boolean} = {
  predictionKind: isPredictionKind,
  targetKind: isOneOf('index', 'one-hot', 'soft', 'multi-hot'),
  task: isOneOf('binary', 'multiclass', 'multilabel'),
  indexBase: isIndexBase,
  normalize: isBoolean,
  weight: isListOf(isNumber),
  posWeight: isListOf(isNumber),
  sampleWeight: isListOf(isNumber),
  ignoreIndex: isNumber,
  labelSmoothing: isNumber,
  temperature: isNumber,
  focalGamma: isNumber,
  focalAlpha: isNumber,
  denominator: isOneOf('rows', 'weight', 'valid', 'elements'),
};

function decodeOrigin(value: unknown): SourceOrigin | undefined {
  const {uri, start, end} = fields(value) ?? {};
  return isString(uri) && isCount(start) && isCount(end) && start <= end ? {uri, start, end} : undefined;
}

function decodeSource(value: unknown): SourceArray | undefined {
  const source = fields(value);
  if (!source || !isString(source['text']) || !isString(source['label']) || !isString(source['dialect'])) return;
  const {text, label, dialect} = source;
  const origin = decodeOrigin(source['origin']);
  const rest = keep<Pick<SourceArray, 'name' | 'shape' | 'columnMajor' | 'classNames' | 'classNamesFrom' | 'sourceId'>>(
    source,
    {
      name: isString,
      shape: isListOf(isCount),
      columnMajor: isBoolean,
      classNames: isListOf(isString),
      classNamesFrom: isString,
      sourceId: isString,
    },
  );
  return {text, label, dialect: dialect as Dialect, ...rest, ...(origin && {origin})};
}

function decodeSettings(value: unknown): PanelSettings {
  const {unit, precision, indexBase} = fields(value) ?? {};
  return {
    unit: isUnit(unit) ? unit : 'nats',
    precision: isCount(precision) ? Math.min(precision, 15) : 4,
    indexBase: isIndexBase(indexBase) ? indexBase : 0,
  };
}

const isColumn = (value: unknown): value is string | number => isString(value) || isCount(value);
const isRowKind = isOneOf<RowKind>('probabilities', 'logits', 'log-probabilities', 'positive-probability');
const isPlace = (value: unknown): value is number => value === -1 || isCount(value);

export function decodeMapping(value: unknown): ColumnMapping {
  return keep<ColumnMapping>(value, {
    labelColumn: isColumn,
    predictionColumns: isListOf(isColumn),
    kind: isRowKind,
    indexBase: isIndexBase,
    classNames: isListOf(isString),
    delimiter: isString,
    header: isBoolean,
    labels: isString,
  });
}

export function decodePlan(value: unknown): ShownPlan | undefined {
  const plan = keep<Partial<ShownPlan>>(value, {
    format: isString,
    columns: isListOf(isString),
    labelColumn: isPlace,
    predictionColumns: isListOf(isPlace),
    kind: isRowKind,
    indexBase: isIndexBase,
    numClasses: isCount,
    classNames: isListOf(isString),
    labelNames: isListOf(isString),
    nested: isTrue,
    hasHeader: isBoolean,
    linesBefore: isCount,
    decimalComma: isTrue,
    delimiter: isString,
    labels: isString,
    reasons: isListOf(isString),
  });
  const {format, columns, labelColumn, predictionColumns, kind, indexBase, numClasses, reasons, ...rest} = plan;
  if (format === undefined || !columns || labelColumn === undefined || !predictionColumns || !kind) return;
  if (indexBase === undefined || numClasses === undefined || !reasons) return;
  return {format, columns, labelColumn, predictionColumns, kind, indexBase, numClasses, reasons, ...rest};
}

function decodeFailure(value: unknown): ReportState['failure'] | undefined {
  const {code, message, columns} = fields(value) ?? {};
  if (!isString(code) || !isString(message)) return;
  return {code, message, ...(isListOf(isString)(columns) && {columns})};
}

function decodeReportState(value: unknown): ReportState | undefined {
  const from = fields(value);
  const isPhase = isOneOf<ReportState['phase']>('reading', 'done', 'stopped', 'failed');
  if (!from || !isString(from['file']) || !isPhase(from['phase'])) return;
  const plan = decodePlan(from['plan']);
  const failure = decodeFailure(from['failure']);
  return {
    file: from['file'],
    phase: from['phase'],
    mapping: decodeMapping(from['mapping']),
    ...keep<Pick<ReportState, 'uri' | 'against' | 'againstUri' | 'done' | 'total' | 'text' | 'sqlSource'>>(from, {
      uri: isString,
      against: isString,
      againstUri: isString,
      done: isNumber,
      total: isNumber,
      text: isString,
      sqlSource: isString,
    }),
    ...(plan && {plan}),
    ...(failure && {failure}),
  };
}

/** Reads a panel's state from anything (a message, or what VS Code kept over a reload); undefined where it is none. */
export function decodePanelState(value: unknown): PanelState | undefined {
  const state = fields(value);
  if (!state || !isPage(state['page'])) return;
  const prediction = decodeSource(state['prediction']);
  const target = decodeSource(state['target']);
  const report = decodeReportState(state['report']);
  const candidates = Array.isArray(state['targetCandidates']) ? state['targetCandidates'] : [];
  return {
    page: state['page'],
    ...(prediction && {prediction}),
    ...(target && {target}),
    ...(report && {report}),
    targetCandidates: candidates.map(decodeSource).filter((source) => source !== undefined),
    options: keep<EvaluateOptions>(state['options'], optionTests),
    settings: decodeSettings(state['settings']),
    ...keep<Pick<PanelState, 'anchor' | 'notice'>>(state, {anchor: isString, notice: isString}),
  };
}

/** The page's side: undefined for anything that is no snapshot of this protocol's version. */
export function decodeHostMessage(value: unknown): HostMessage | undefined {
  const message = fields(value);
  if (message?.['type'] !== 'state' || message['version'] !== PROTOCOL_VERSION || !isCount(message['revision'])) return;
  const state = decodePanelState(message['state']);
  return state && {type: 'state', version: PROTOCOL_VERSION, revision: message['revision'], state};
}

function isWritten(value: unknown): value is WrittenSource {
  const {sourceId, text} = fields(value) ?? {};
  return isString(sourceId) && isString(text);
}

type Decoder<T extends PanelIntent['type']> = (from: Fields) => Extract<PanelIntent, {type: T}> | undefined;

const intentDecoders: {readonly [T in PanelIntent['type']]: Decoder<T>} = {
  ready: ({version}) => (isNumber(version) ? {type: 'ready', version} : undefined),
  reveal: ({sourceId, element}) =>
    isString(sourceId) ? {type: 'reveal', sourceId, ...(isCount(element) && {element})} : undefined,
  writeBack: ({sources}) => (isListOf(isWritten)(sources) ? {type: 'writeBack', sources} : undefined),
  setUnit: ({unit}) => (isUnit(unit) ? {type: 'setUnit', unit} : undefined),
  setIndexBase: ({indexBase}) => (isIndexBase(indexBase) ? {type: 'setIndexBase', indexBase} : undefined),
  copy: ({text, what}) => (isString(text) && isString(what) ? {type: 'copy', text, what} : undefined),
  save: ({name, base64}) => (isString(name) && isString(base64) ? {type: 'save', name, base64} : undefined),
  openReference: ({anchor}) => (isString(anchor) ? {type: 'openReference', anchor} : undefined),
  openCalculator: ({text, target, kind}) =>
    isString(text)
      ? {type: 'openCalculator', text, ...(isString(target) && {target}), ...(isPredictionKind(kind) && {kind})}
      : undefined,
  persist: ({state}) => {
    const decoded = decodePanelState(state);
    return decoded && {type: 'persist', state: decoded};
  },
  stopReading: () => ({type: 'stopReading'}),
  readAgain: ({mapping}) => ({type: 'readAgain', mapping: decodeMapping(mapping)}),
  revealRow: ({file, row, line}) =>
    isString(file) && isCount(row) ? {type: 'revealRow', file, row, ...(isCount(line) && {line})} : undefined,
  compareWith: () => ({type: 'compareWith'}),
  saveWhole: () => ({type: 'saveWhole'}),
  report: ({message}) => (isString(message) ? {type: 'report', message} : undefined),
};

/** The host's side: undefined for anything that is no intent. */
export function decodePanelIntent(value: unknown): PanelIntent | undefined {
  const message = fields(value);
  const type = message?.['type'];
  if (!message || !isString(type) || !Object.hasOwn(intentDecoders, type)) return;
  return intentDecoders[type as PanelIntent['type']](message);
}
