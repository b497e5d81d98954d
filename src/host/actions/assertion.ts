/**
 * An assertion of the loss in the language's standard library: −Σ p ln q of the named arrays, their mean over rows,
 * compared with the exact value in nats. Only for probabilities over exclusive classes, where that formula is the loss.
 */
import type {Evaluation} from '../../core/evaluate/types.ts';

type Shape = 'vector' | 'rows';
type Labels = 'index' | 'distribution';
type Formula = (q: string, p: string, base: number) => string;

const shift = (index: string, base: number): string => (base === 0 ? index : `${index} - ${base}`);

const python: Readonly<Record<`${Shape} ${Labels}`, Formula>> = {
  'vector distribution': (q, p) => `-sum(t * math.log(s) for t, s in zip(${p}, ${q}) if t > 0)`,
  'vector index': (q, p, base) => `-math.log(${q}[${shift(`${p}[0]`, base)}])`,
  'rows distribution': (q, p) =>
    `-sum(t * math.log(s) for ts, ss in zip(${p}, ${q}) for t, s in zip(ts, ss) if t > 0) / len(${q})`,
  'rows index': (q, p, base) => `-sum(math.log(row[${shift('y', base)}]) for row, y in zip(${q}, ${p})) / len(${q})`,
};

const javascript: Readonly<Record<`${Shape} ${Labels}`, Formula>> = {
  'vector distribution': (q, p) => `${p}.reduce((sum, t, i) => sum - (t > 0 ? t * Math.log(${q}[i]) : 0), 0)`,
  'vector index': (q, p, base) => `-Math.log(${q}[${shift(`${p}[0]`, base)}])`,
  'rows distribution': (q, p) =>
    `${q}.reduce((sum, row, r) => row.reduce((s, x, i) => s - (${p}[r][i] > 0 ? ${p}[r][i] * Math.log(x) : 0), sum), 0) / ${q}.length`,
  'rows index': (q, p, base) =>
    `${q}.reduce((sum, row, r) => sum - Math.log(row[${shift(`${p}[r]`, base)}]), 0) / ${q}.length`,
};

const JAVASCRIPT = new Set(['javascript', 'typescript', 'javascriptreact', 'typescriptreact']);

function isPlain({task, predictionKind, loss, findings, request}: Evaluation): boolean {
  const options = Object.keys(request.options ?? {}).filter((name) => name !== 'indexBase');
  const isOdd = findings.some(({code}) => code === 'ignored-rows' || code === 'zero-sum');
  const hasValue = loss !== undefined && Number.isFinite(loss.value);
  return task === 'multiclass' && predictionKind === 'probabilities' && hasValue && !isOdd && options.length === 0;
}

/** The lines to insert; undefined where the language or the kind of loss has no such formula. */
export function assertionText(
  languageId: string,
  prediction: string,
  target: string,
  evaluation: Evaluation,
): readonly string[] | undefined {
  if (!isPlain(evaluation) || !evaluation.loss) return;
  const shape = evaluation.request.prediction.shape.length > 1 ? 'rows' : 'vector';
  const labels = evaluation.targetKind === 'index' ? 'index' : 'distribution';
  const args = [prediction, target, evaluation.indexBase] as const;
  const value = String(evaluation.loss.value);
  if (languageId === 'python') {
    return ['import math', `assert math.isclose(${python[`${shape} ${labels}`](...args)}, ${value}, abs_tol=1e-12)`];
  }
  if (!JAVASCRIPT.has(languageId)) return;
  return [`console.assert(Math.abs(${javascript[`${shape} ${labels}`](...args)} - ${value}) < 1e-9);`];
}
