// One thread of logits.bench.mjs: reads its rows of the .npy into memory, and when it is told to, works out their breakdown with
// the code that `evaluate` uses, in chunks as `evaluate` does. Both are timed apart.
import {closeSync, openSync, readSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';

const {code, file, labels, from, to, classes} = workerData;
const {Breakdown, openLogitKernel} = await import(code);
const rowsPerChunk = Math.floor((1 << 20) / (4 * classes));

function read(path, bytes, offset) {
  const fd = openSync(path, 'r');
  for (let got = 0; got < bytes.length; ) got += readSync(fd, bytes, got, bytes.length - got, 128 + offset + got);
  closeSync(fd);
}

function readRows() {
  const values = new Float32Array((to - from) * classes);
  const targets = new BigInt64Array(to - from);
  read(file, new Uint8Array(values.buffer), 4 * from * classes);
  read(labels, new Uint8Array(targets.buffer), 8 * from);
  return {values, targets: Int32Array.from(targets, Number)};
}

function breakdownOf({values, targets}) {
  const breakdown = new Breakdown(classes, 'logits');
  const kernel = openLogitKernel(rowsPerChunk * classes, rowsPerChunk);
  const sums = {top: 0, argmax: 0, others: 0, squares: 0};
  for (let row = 0; row < targets.length; row += rowsPerChunk) {
    const rows = Math.min(rowsPerChunk, targets.length - row);
    kernel.values.set(values.subarray(row * classes, (row + rows) * classes));
    kernel.run(0, classes, rows, classes);
    for (let r = 0; r < rows; r++) {
      kernel.read(r, sums);
      breakdown.addLogits(sums, kernel.values, r * classes, targets[row + r], file, from + row + r);
    }
  }
  return breakdown;
}

const timed = (run) => {
  const begin = performance.now();
  const result = run();
  return [result, performance.now() - begin];
};
const [data, readTook] = timed(readRows);
parentPort.postMessage({took: readTook});
parentPort.on('message', () => {
  const [breakdown, took] = timed(() => breakdownOf(data));
  parentPort.postMessage({took, loss: breakdown.loss.toJSON(), rows: breakdown.valid});
});
