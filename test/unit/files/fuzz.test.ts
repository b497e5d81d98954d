/** Damaged files of every format: bytes changed, cut out, doubled or cut off. A job always ends with an event, and never throws. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {gzipSync} from 'node:zlib';
import {parquetWriteBuffer} from 'hyparquet-writer';
import type {FileEvent} from '../../../src/core/report/job.ts';
import type {Report} from '../../../src/core/report/types.ts';
import {runJob} from '../../../src/files/job.ts';
import {memoryAccess} from '../../../src/files/memoryAccess.ts';
import {evaluateHere} from '../../../src/files/readers/runTask.ts';
import {
  bytesOf,
  csvText,
  flat,
  flatLabels,
  jsonLines,
  labels,
  npy,
  probabilities,
  safetensors,
  utf8,
  zip,
} from './fixtures.ts';

const rounds = Number(process.env['FUZZ_ROUNDS'] ?? 60);
const longest = 10_000; // milliseconds a damaged file may take

const data = (name: string): Uint8Array => new Uint8Array(readFileSync(path.resolve('test/unit/files/data', name)));
const matrix = npy('<f8', [200, 3], bytesOf(flat));
const vector = npy('<i8', [200], bytesOf(flatLabels));
const tensors = {
  probs: {dtype: 'F64', shape: [200, 3], data: bytesOf(flat)},
  labels: {dtype: 'I64', shape: [200], data: bytesOf(flatLabels)},
};
const columnData = [0, 1, 2, 3].map((k) => ({
  name: `p_${k}`,
  data: probabilities.map((row, i) => (k < 3 ? row[k]! : labels[i]!)),
  type: 'DOUBLE' as const,
}));

const files: Readonly<Record<string, Uint8Array>> = {
  'a.csv': utf8(csvText),
  'quoted.csv': utf8(csvText.replaceAll(/[\d.]+/g, '"$&"')),
  'a.tsv': utf8(csvText.replaceAll(',', '\t')),
  'a.jsonl': utf8(jsonLines),
  'a.json': utf8(`[${jsonLines.replaceAll('\n', ',')}]`),
  'columns.json': utf8(JSON.stringify({probs: probabilities, label: labels})),
  'a.npy': npy('<f8', [200, 4], bytesOf(Float64Array.from(probabilities.flatMap((r, i) => [...r, labels[i]!])))),
  'stored.npz': zip({'probs.npy': matrix, 'labels.npy': vector}, false),
  'deflated.npz': zip({'probs.npy': matrix, 'labels.npy': vector}, true),
  'a.safetensors': safetensors(tensors),
  'a.parquet': new Uint8Array(parquetWriteBuffer({columnData, rowGroupSize: 64})),
  'a.csv.gz': gzipSync(csvText),
  ...Object.fromEntries(
    ['names.arrow', 'names.arrows', 'lz4.feather', 'zstd.arrow', 'rows.csv.zst', 'zstd.parquet', 'brotli.parquet'].map(
      (name) => [name, data(name)],
    ),
  ),
};

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One of: some bytes changed, the end cut off, a piece cut out, a piece put in again elsewhere. */
function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const at = Math.floor(random() * bytes.length);
  const to = Math.min(bytes.length, at + 1 + Math.floor(random() * 40));
  const kind = Math.floor(random() * 4);
  if (kind === 1) return bytes.slice(0, at);
  if (kind === 2) return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(to)]);
  if (kind === 3) return Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(at)]);
  const copy = bytes.slice();
  const near = random() < 0.5 ? bytes.length : Math.min(bytes.length, 200);
  for (let i = 0; i < 1 + random() * 4; i++)
    copy[Math.floor(random() * near)] = [0, 255, 128, 1, Math.floor(random() * 256)][Math.floor(random() * 5)]!;
  return copy;
}

async function events(name: string, bytes: Uint8Array): Promise<readonly FileEvent[]> {
  const seen: FileEvent[] = [];
  const access = memoryAccess([{name, bytes}]);
  await runJob({file: {name, bytes}, mapping: {}}, access, evaluateHere(access), (event) => seen.push(event));
  return seen;
}

/** Counts are counts, however the file was damaged. */
function assertSound(report: Report): void {
  const left = report.rows - report.valid;
  assert.ok(report.valid >= 0 && left >= 0, `${report.valid} of ${report.rows}`);
  assert.equal(
    report.classes.reduce((sum, c) => sum + c.count, 0),
    report.valid,
  );
  const isNormalized = !report.problems.some((p) => p.code === 'rows-not-normalized');
  if (report.valid > 0 && isNormalized) assert.ok(report.loss >= -1e-3, String(report.loss));
  assert.ok(left === 0 || report.problems.length > 0, 'rows are left out without a word');
}

describe('files: damaged', function () {
  this.timeout(longest * 6);
  for (const [name, content] of Object.entries(files))
    it(name, async () => {
      const bytes = new Uint8Array(content); // of a Buffer, slice would be no copy
      const seed = Number(process.env['FUZZ_SEED'] ?? 7);
      const random = randomFrom(seed + name.length * 1000);
      const kinds = new Set<string>();
      for (let round = 0; round < rounds; round++) {
        const broken = damaged(bytes, random);
        const begin = Date.now();
        const seen = await events(name, broken);
        assert.ok(Date.now() - begin < longest, `round ${round} took ${Date.now() - begin} ms`);
        const last = seen.at(-1);
        assert.ok(last?.type === 'done' || last?.type === 'failed', `round ${round}: ${JSON.stringify(seen)}`);
        kinds.add(last.type);
        if (last.type === 'failed') assert.ok(last.message.length > 0);
        else assertSound(last.report);
      }
      assert.ok(kinds.has('done'), 'not one damaged file was read');
    });
});
