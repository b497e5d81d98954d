/** Makers of figures: a number with its label, formatted in the one place that formats. */
import type {FormatOptions} from '../evaluate/types.ts';
import {formatNumber, formatQuantity, inUnit} from '../explain/format.ts';
import type {Figure} from './types.ts';

/** A quantity in nats, shown in the unit asked for. */
export function quantity(label: string, nats: number, {unit, precision}: FormatOptions, note?: string): Figure {
  return {label, text: formatQuantity(nats, unit, precision), value: inUnit(nats, unit), ...(note ? {note} : {})};
}

/** A number without a unit. */
export function plain(label: string, value: number, {precision}: FormatOptions, note?: string): Figure {
  return {label, text: formatNumber(value, precision), value, ...(note ? {note} : {})};
}
