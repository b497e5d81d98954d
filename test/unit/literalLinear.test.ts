// Time, not only visits, grows with the length: no search runs past the comment or string that it is made for.
import assert from 'node:assert/strict';
import {arrayAt, findArrays} from '../../src/core/literal/index.ts';

const milliseconds = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

/** Time of the process, which tells work also where others keep the machine busy. */
const processSeconds = (run: () => void): number => {
  const before = process.cpuUsage();
  run();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1e6;
};

describe('the reader in linear time', () => {
  // A search to the document's end from each of these comments costs 40 seconds; the whole reading less than one.
  it('reads many comments of a document that has no backslash', () => {
    const text = '# a 1 2 3 b 7\nx = f(3)\n'.repeat(300_000);
    assert.ok(milliseconds(() => findArrays(text, {languageId: 'r'})) < 15_000);
  });

  // Asking each bracket for the complex numbers among all that stand in it costs 20 seconds.
  it('closes many brackets at the end of a text', () => {
    const text = '[1, '.repeat(150_000);
    assert.ok(processSeconds(() => findArrays(text, {languageId: 'matlab'})) < 10);
  });

  // Reading each call's arguments up to the end of those around it costs ten seconds each.
  it('reads the calls in calls of R, closed or not', () => {
    const heads = ['matrix(c(1,2),', 'array(c(1,2),', 'structure(c(1,2),', 'rbind(x,c(1,2),'];
    const nested = heads.flatMap((head) => [head.repeat(10_000), head.repeat(10_000) + ')'.repeat(10_000)]);
    for (const text of [...nested, `matrix(${'c(1,2),'.repeat(20_000)}2)`])
      assert.ok(processSeconds(() => findArrays(text, {languageId: 'r'})) < 10, text.slice(0, 20));
  });

  it('finds the array under the cursor of a single line of 50 MB without a look at all of it', () => {
    const row = '[0.25, 0.75], ';
    const text = `[${row.repeat(3_600_000)}[1, 0]]`;
    const offset = text.indexOf('0.75', 25_000_000);
    arrayAt(text, offset, {languageId: 'json', budget: 20_000});
    const best = Math.min(
      ...Array.from({length: 5}, () => milliseconds(() => arrayAt(text, offset, {languageId: 'json', budget: 20_000}))),
    );
    assert.ok(best < 20, `${best} ms`);
  });
});
