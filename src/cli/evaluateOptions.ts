/** The options of evaluate, partial and merge. */
import {parseArgs} from 'node:util';
import type {RowKind} from '../core/report/types.ts';
import type {FileOptions} from '../files/node/evaluateFile.ts';

const options = {
  label: {type: 'string'},
  labels: {type: 'string'},
  columns: {type: 'string'},
  kind: {type: 'string'},
  classes: {type: 'string'},
  base: {type: 'string'},
  delimiter: {type: 'string'},
  header: {type: 'boolean'},
  'no-header': {type: 'boolean'},
  json: {type: 'boolean'},
  html: {type: 'string'},
  markdown: {type: 'string'},
  'max-loss': {type: 'string'},
  baseline: {type: 'string'},
  against: {type: 'string'},
  workers: {type: 'string'},
  sql: {type: 'string'},
  dask: {type: 'string'},
  python: {type: 'string'},
  timeout: {type: 'string'},
  progress: {type: 'boolean'},
} as const;

export type Values = ReturnType<typeof parse>['values'];
export const parse = (args: readonly string[]) => parseArgs({args: [...args], options, allowPositionals: true});

const kinds: readonly RowKind[] = ['probabilities', 'logits', 'log-probabilities', 'positive-probability'];

export function fileOptions(values: Values): FileOptions {
  const kind = kinds.find((k) => k === values.kind);
  if (values.kind !== undefined && !kind) throw new RangeError(`--kind is one of ${kinds.join(', ')}`);
  return {
    ...(values.label !== undefined && {labelColumn: values.label}),
    ...(values.labels !== undefined && {labels: values.labels}),
    ...(values.columns !== undefined && {predictionColumns: values.columns.split(',')}),
    ...(values.classes !== undefined && {classNames: values.classes.split(',')}),
    ...(values.delimiter !== undefined && {delimiter: values.delimiter === '\\t' ? '\t' : values.delimiter}),
    ...(values.base !== undefined && {indexBase: values.base === '1' ? (1 as const) : (0 as const)}),
    ...(values.header && {header: true}),
    ...(values['no-header'] && {header: false}),
    ...(kind && {kind}),
  };
}
