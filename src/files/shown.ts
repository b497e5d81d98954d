/** A plan as the form shows it: the columns, which of them are what, and why. */
import type {ShownPlan} from '../core/report/job.ts';
import {extensionOf} from './paths.ts';
import type {RecordPlan} from './plan/records.ts';
import type {TablePlan} from './plan.ts';
import type {ArrayPlan} from './readers/planArrays.ts';
import {type FilePlan, planReasons, type SinglePlan} from './readers/planFile.ts';

export function showPlan(file: string, plan: FilePlan): ShownPlan {
  if (plan.format === 'folder') {
    const {parts, first} = plan;
    const shown = showPlan(parts[0]!.file, first);
    const count = parts.length === 1 ? 'a directory' : `${parts.length} files`;
    return {...shown, format: `${shown.format}, ${count}`, reasons: planReasons(plan)};
  }
  return {
    ...shownFormat(plan),
    format: formatName(extensionOf(file), plan),
    ...(plan.labelFile && {labels: plan.labelFile.path}),
  };
}

const formatNames: Readonly<Record<string, string>> = {
  '.tsv': 'TSV',
  '.json': 'JSON',
  '.npy': 'NumPy array',
  '.npz': 'NumPy archive',
  '.safetensors': 'safetensors',
  '.feather': 'Feather',
};
const unnamed: Readonly<Record<SinglePlan['format'], string>> = {
  csv: 'CSV',
  json: 'JSON Lines',
  arrays: 'NumPy array',
  parquet: 'Parquet',
  arrow: 'Arrow',
};
const formatName = (extension: string, plan: SinglePlan): string => formatNames[extension] ?? unnamed[plan.format];

type Shown = Omit<ShownPlan, 'format' | 'labels'>;

function shownFormat(plan: SinglePlan): Shown {
  if (plan.format === 'csv') return shownTable(plan.table);
  if (plan.format === 'arrays') return shownArrays(plan.arrays);
  return 'table' in plan.rows ? shownTable(plan.rows.table) : shownRecords(plan.rows.records);
}

/** What every plan has. */
const common = ({kind, indexBase, numClasses, classNames, reasons}: TablePlan | RecordPlan | ArrayPlan) => ({
  kind,
  indexBase,
  numClasses,
  ...(classNames && {classNames}),
  reasons,
});

const numbers = (count: number): readonly string[] => Array.from({length: count}, (_, i) => String(i));

const shownTable = (plan: TablePlan): Shown => ({
  ...common(plan),
  // Parquet's names are told as they are: what else reads the file knows them so.
  columns: (plan.delimiter === 0 ? plan.header : plan.header?.map((name) => name.trim())) ?? numbers(plan.numColumns),
  labelColumn: plan.labelColumn,
  predictionColumns: plan.predictionColumns,
  ...(plan.labels && {labelNames: namesOf(plan.labels)}),
  ...(plan.decimalComma && {decimalComma: true}),
  ...(plan.linesBefore !== undefined && {linesBefore: plan.linesBefore}),
  ...(plan.delimiter !== 0 && {hasHeader: plan.hasHeader, delimiter: String.fromCharCode(plan.delimiter)}),
});

const namesOf = (labels: Readonly<Record<string, number>>): readonly string[] =>
  Object.keys(labels).sort((a, b) => labels[a]! - labels[b]!);

const shownRecords = (plan: RecordPlan): Shown => ({
  ...common(plan),
  columns: plan.keys,
  labelColumn: plan.labelKey === undefined ? -1 : plan.keys.indexOf(plan.labelKey),
  predictionColumns: [plan.keys.indexOf(plan.predictionKey)],
  nested: true,
});

function shownArrays(plan: ArrayPlan): Shown {
  const {label, names} = plan;
  if (names.length > 1)
    return {
      ...common(plan),
      columns: names,
      labelColumn: 'array' in label ? names.indexOf(label.array.name) : -1,
      predictionColumns: [names.indexOf(plan.prediction.name)],
      ...('array' in label && label.array.file !== plan.prediction.file && {labels: label.array.file}),
    };
  return {
    ...common(plan),
    columns: numbers(plan.columns),
    labelColumn: 'column' in label ? label.column : -1,
    predictionColumns: plan.picked,
    ...('array' in label && {labels: label.array.file}),
  };
}
