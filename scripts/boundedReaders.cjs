// An esbuild plugin: takes hyparquet and flechette from their own source and bounds what a damaged file could have them count to,
// which is two billion, or for ever: run lengths by the values that are wanted, the values of a page by those of its column, the
// entries of a vector by the bytes that there are. Fields that are missing make an offset NaN, at which a DataView reads its
// first byte again and again. And columns of numbers stay typed arrays where no value is missing: no lists are assembled of them.
const fs = require('node:fs');
const path = require('node:path');

const hyparquet = path.dirname(require.resolve('hyparquet'));
const PAGE = 'const { type, element, schemaPath, codec, compressors } = columnDecoder\n';
const PAGE_BOUNDS = `
  const { num_values: valuesInPage = 0 } = header.data_page_header ?? header.data_page_header_v2 ?? {}
  if (!(valuesInPage <= Number(columnDecoder.num_values))) throw new Error('a page holds more values than its column')
  if (!(header.compressed_page_size >= 0)) throw new Error('a page has no length')
`;
const RUNS = 'const startOffset = reader.offset\n';
const RLE = 'for (let i = 0; i < count; i++) {\n    output[seen + i] = value\n  }';
const FILL = 'if (output instanceof Uint8Array) output.fill(value, seen, Math.min(seen + count, output.length))\n';
/** A column that is no part of a list or structure, with a value in each row: nothing is to be assembled. */
const ASSEMBLE = 'const maxDefinitionLevel = getMaxDefinitionLevel(schemaPath)\n  // If no def/rep levels';
const FLAT =
  'if (schemaPath.length === 2 && !repetitionLevels.length && values.length === (definitionLevels?.length || values.length)) return values\n  ';
/** Levels of a column that is no part of a list are 0 and 1. */
const SMALL = '(schemaPath.length === 2 ? Uint8Array : Array)';
const LEVELS = 'const definitionLevels = new Array(daph.num_values)';
const LEVELS_2 =
  'const values = new Array(daph2.num_values)\n    readRleBitPackedHybrid(reader, bitWidth(maxDefinitionLevel)';
const NO_LEVELS = 'if (numNulls === 0) definitionLevels.length = 0\n';
/** Lengths and offsets of 32 bits, which would be negative. */
const LITERAL = 'len = (len & WORD_MASK[lengthSize]) + 1';
const OFFSET = 'if (offset === 0 || isNaN(offset)) {';
const SLICE = 'const n = end - start;\n    const values = Array(n);\n';
const BATCH = 'const { length, nodes, regions, compression, variadic, body } = batch;\n';
/** 2048 values in a byte: more than what Zstandard packs, less than what a broken length says. */
const BATCH_BOUNDS = `
  if (!nodes.every((node) => node.length >= 0 && node.length <= 2048 * (body.length + 8)) || !(length <= 2048 * (body.length + 8)))
    throw new RangeError('a batch holds more values than its bytes can');
`;
const VECTOR = '// read vector size, extract entries\n';

/** File of a package → what stands in it, and what is put there. */
const BOUNDS = {
  'hyparquet/src/encoding.js': [
    [RUNS, `${RUNS}  if (!(startOffset >= 0)) throw new Error('a run begins nowhere')\n`],
    ['while (count) {', 'while (count > 0 && seen < output.length) {'],
    [RLE, `${FILL}  else ${RLE.replace('i < count', 'i < count && seen + i < output.length')}`],
  ],
  'hyparquet/src/assemble.js': [[ASSEMBLE, FLAT + ASSEMBLE]],
  'hyparquet/src/datapage.js': [
    [LEVELS, LEVELS.replace('Array', SMALL)],
    [LEVELS_2, LEVELS_2.replace('Array', SMALL)],
    [NO_LEVELS, 'if (numNulls === 0) return { definitionLevels: [], numNulls }\n'],
  ],
  'hyparquet/src/snappy.js': [
    [LITERAL, LITERAL.replace(/= (.*) \+ 1/, '= ($1 >>> 0) + 1')],
    [OFFSET, OFFSET.replace('offset === 0', '!(offset > 0)')],
  ],
  'hyparquet/src/column.js': [[PAGE, PAGE + PAGE_BOUNDS]],
  '@uwdata/flechette/src/batch.js': [
    [SLICE, `if (!(start >= 0 && end <= this.length)) throw new RangeError('a list ends nowhere');\n    ${SLICE}`],
  ],
  '@uwdata/flechette/src/decode/table-from-ipc.js': [[BATCH, BATCH + BATCH_BOUNDS]],
  '@uwdata/flechette/src/util/read.js': [
    [
      VECTOR,
      `if (!(readInt32(buf, base) * stride <= buf.length)) throw new RangeError('a vector is too long');\n  ${VECTOR}`,
    ],
  ],
};

const boundsOf = (file) => Object.entries(BOUNDS).find(([end]) => file.replaceAll('\\', '/').endsWith(end))?.[1];

/** Fails where the source is not as it was: the version of the package is another one. */
function bounded(file, bounds) {
  const source = fs.readFileSync(file, 'utf8');
  for (const [known] of bounds)
    if (source.split(known).length !== 2) throw new Error(`${file} does not hold "${known}" once`);
  return bounds.reduce((text, [known, limited]) => text.replace(known, limited), source);
}

const boundedReaders = {
  name: 'bounded-readers',
  setup(build) {
    build.onResolve({filter: /^hyparquet$/}, () => ({path: path.join(hyparquet, 'index.js')}));
    build.onResolve({filter: /^@uwdata\/flechette$/}, () => ({
      path: path.join(__dirname, '../node_modules/@uwdata/flechette/src/index.js'),
    }));
    build.onLoad({filter: /[\\/](hyparquet|flechette)[\\/]src[\\/]/}, ({path: file}) => {
      const bounds = boundsOf(file);
      return bounds && {contents: bounded(file, bounds)};
    });
  },
};

module.exports = {boundedReaders};
