/** What a file is that is read as text and is none: by its first bytes. */

const magics: readonly (readonly [string, string])[] = [
  [
    'PK\x03\x04',
    'a ZIP archive (an .npz, .xlsx or .pt file is one): unpack it, or give it the extension of its format',
  ],
  ['\x1f\x8b', 'packed by gzip: end its name with .gz'],
  ['\x28\xb5\x2f\xfd', 'packed by Zstandard: end its name with .zst'],
  ['\x93NUMPY', 'a NumPy array: end its name with .npy'],
  ['PAR1', 'a Parquet file: end its name with .parquet'],
  ['ARROW1', 'an Arrow file: end its name with .arrow'],
  ['\x89HDF', 'an HDF5 file: write its arrays to an .npz or .csv'],
  ['\x80', 'a pickle, or other binary data: write it to an .npz or .csv'],
  ['SQLite format 3', 'an SQLite database: write its table to a .csv'],
];

const few = 0.3;

/** Undefined where the bytes are UTF-8 text in lines, as far as one can tell. */
export function whyNoText(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (/^(\xff\xfe|\xfe\xff)/.test(start)) return 'the file is UTF-16 text; save it as UTF-8';
  const known = magics.find(([magic]) => start.startsWith(magic));
  if (known) return `the file is ${known[1]}`;
  if (countOf(bytes, 0) > few * bytes.length) return 'the file holds binary data, not text';
  return countOf(bytes, 13) > 1 && !bytes.includes(10)
    ? 'the lines end with carriage returns alone; save the file with line feeds'
    : undefined;
}

function countOf(bytes: Uint8Array, byte: number): number {
  let count = 0;
  for (const one of bytes) if (one === byte) count++;
  return count;
}
