/** x·ln y with the convention 0·ln anything = 0, in plain float64. */

/** x ln y; 0 where x = 0 (unless y is NaN). Source: scipy.special.xlogy. */
export function plainXlogy(x: number, y: number): number {
  if (x === 0 && !Number.isNaN(y)) return 0;
  return x * Math.log(y);
}

/** x ln(1 + y); 0 where x = 0 (unless y is NaN). Source: scipy.special.xlog1py. */
export function plainXlog1py(x: number, y: number): number {
  if (x === 0 && !Number.isNaN(y)) return 0;
  return x * Math.log1p(y);
}
