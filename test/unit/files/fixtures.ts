/** Prediction files for the tests, made from the same seeded rows in every format; and how they are read. */
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {deflateRawSync} from 'node:zlib';
import type {Report} from '../../../src/core/report/types.ts';
import {memoryAccess, type NamedBytes} from '../../../src/files/memoryAccess.ts';
import {evaluateFile, type FileOptions, planFile} from '../../../src/files/node/evaluateFile.ts';
import {type FilePlanned, planFile as planBy} from '../../../src/files/readers/planFile.ts';
import {evaluateHere} from '../../../src/files/readers/runTask.ts';
import {reportOf} from '../../../src/files/report.ts';
import {bundle, nodeBundle} from '../../helpers/bundle.ts';

export const numRows = 200;
export const numClasses = 3;

/** Powers of two over a sum that is one: exact in float16 and bfloat16, too. */
export const probabilities: readonly (readonly number[])[] = Array.from({length: numRows}, (_, i) =>
  [0, 1, 2].map((k) => [0.5, 0.25, 0.25][(i + k) % 3]!),
);
export const labels: readonly number[] = Array.from({length: numRows}, (_, i) => (i * i + 1) % numClasses);
export const meanLoss = labels.reduce((sum, y, i) => sum - Math.log2(probabilities[i]![y]!), 0) * (Math.LN2 / numRows);

/** A folder for a file of tests, gone after them. */
export function folderOf(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'surprisal-files-'));
  after(() => rmSync(folder, {recursive: true, force: true}));
  return (name, content) => {
    const at = path.join(folder, name);
    writeFileSync(at, content);
    return at;
  };
}

export async function reported(file: string, options: FileOptions = {}): Promise<Report> {
  const planned = await planFile(file, options);
  assert.ok(planned.ok, planned.ok ? '' : planned.message);
  return reportOf(await evaluateFile(file, planned.plan, '', 1));
}

export async function refused(file: string, options: FileOptions = {}): Promise<string> {
  const planned = await planFile(file, options);
  assert.ok(!planned.ok, 'it was not refused');
  return planned.message;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files are bytes with names; the first of them, or the folder of that name, is read. */
export function plannedInMemory(files: readonly NamedBytes[], options: FileOptions = {}): Promise<FilePlanned> {
  return planBy(memoryAccess(files), files[0]!.name, options);
}

export async function reportedInMemory(files: readonly NamedBytes[], options: FileOptions = {}): Promise<Report> {
  const planned = await plannedInMemory(files, options);
  assert.ok(planned.ok, planned.ok ? '' : planned.message);
  return reportOf(await evaluateHere(memoryAccess(files))(files[0]!.name, planned.plan, {}));
}

/** The report says what the seeded rows are. */
export function assertSeeded(report: Report): void {
  assert.deepEqual(report.problems, []);
  assert.equal(report.valid, numRows);
  assert.ok(Math.abs(report.loss - meanLoss) <= 1e-15, `${report.loss} is not ${meanLoss}`);
}

export const csvText = `a,b,c,label\n${probabilities.map((row, i) => `${row.join(',')},${labels[i]}`).join('\n')}\n`;
export const jsonLines = probabilities.map((row, i) => JSON.stringify({probs: row, label: labels[i]})).join('\n');

export const bytesOf = (array: ArrayBufferView): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);
export const flat = Float64Array.from(probabilities.flat());
export const flatLabels = BigInt64Array.from(labels.map(BigInt));

export function npy(descr: string, shape: readonly number[], data: Buffer): Buffer {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `${`{'descr': '${descr}', 'fortran_order': False, 'shape': (${dims}), }`.padEnd(117)}\n`;
  return Buffer.concat([Buffer.from([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]), Buffer.from(header), data]);
}

/** A .zip of the entries, stored or deflated, as NumPy's savez writes them. (No reader here asks for the checksum.) */
export function zip(entries: Readonly<Record<string, Buffer>>, isDeflated: boolean): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const stored = isDeflated ? deflateRawSync(content) : content;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isDeflated ? 8 : 0, 4);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), stored]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

export interface Tensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: Buffer;
}

export function safetensors(tensors: Readonly<Record<string, Tensor>>): Buffer {
  let at = 0;
  const header: Record<string, unknown> = {__metadata__: {format: 'pt'}};
  for (const [name, {dtype, shape, data}] of Object.entries(tensors)) {
    header[name] = {dtype, shape, data_offsets: [at, at + data.length]};
    at += data.length;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, ...Object.values(tensors).map((t) => t.data)]);
}

const script = path.resolve('out/unit-cli/cli.cjs');

/** Bundles the command line as the package does, with what it loads only when needed. */
export const buildCommand = (): Promise<void> => bundle('src/cli/main.ts', script, nodeBundle);

export function command(...args: readonly string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const ran = spawnSync(process.execPath, [script, ...args], {encoding: 'utf8', maxBuffer: 1 << 28});
  return {status: ran.status, out: ran.stdout, err: ran.stderr};
}
