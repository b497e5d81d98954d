/** Makers of figures: a number with its label, formatted in the one place that formats. */
import type {FormatOptions} from '../evaluate/types.ts';
import {formatNumber, formatQuantity, inUnit} from '../explain/format.ts';
import type {Figure} from './types.ts';

/** A quantity in nats, shown in the unit asked for. */
export function quantity(label: string, nats: number, {unit, precision}: FormatOptions, note?: string): Figure {
  const text = formatQuantity(nats, unit, precision);
  return {label, text, value: inUnit(nats, unit), unit, ...(note ? {note} : {})};
}

/** A number without a unit. */
export function plain(label: string, value: number, {precision}: FormatOptions, note?: string): Figure {
  return {label, text: formatNumber(value, precision), value, ...(note ? {note} : {})};
}

/** Figures with their lengths beside each other, where two or more quantities of one unit can be compared: none is below 0. */
export function withFractions(figures: readonly Figure[]): Figure[] {
  return figures.map((figure) => {
    const values = figures.filter(({unit}) => unit !== undefined && unit === figure.unit).map(({value}) => value);
    const most = Math.max(...values.filter(Number.isFinite));
    if (values.length < 2 || !(most > 0) || values.some((value) => !(value >= 0))) return figure;
    return {...figure, fraction: Math.min(1, figure.value / most)};
  });
}
