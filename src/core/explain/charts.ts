/** Charts as numbers from 0 to 1 with their labels: the −log q curve and the code-length view. */
import type {Evaluation, FormatOptions} from '../evaluate/types.ts';
import {foldedClasses, type Line, lineOf} from './classRows.ts';
import {formatNumber, formatQuantity, logName, MINUS, natsPer} from './format.ts';
import {classLabel} from './labels.ts';

/** x and y run from 0 to 1, y upwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Chart {
  /** The chart in a sentence, for those who do not see it. */
  readonly text: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly curve: readonly Point[];
  readonly markers: readonly (Point & {readonly label: string; readonly isTrue: boolean; readonly element: number})[];
  /** A horizontal line: chance. */
  readonly line?: {readonly y: number; readonly label: string};
}

const CURVE_POINTS = 80;
const HIGHEST_NATS = 5;
const MOST_MARKERS = 12;

/** −log q over q from 0 to 1, a marker for each class shown (the true one by itself where it is known), the chance line ln K. */
export function surprisalCurve(evaluation: Evaluation, row: number, options: FormatOptions): Chart {
  const classes = markedClasses(evaluation, row);
  const lines = classes.map((c) => lineOf(evaluation, row, c));
  const top = topOf(evaluation, lines);
  const chance = formatQuantity(evaluation.chance, options.unit, options.precision);
  return {
    text: curveText(evaluation, lines, classes, chance, options),
    xLabel: 'q',
    yLabel: `${MINUS}${logName[options.unit]} q (${options.unit})`,
    xTicks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({at, label: String(at)})),
    yTicks: unitTicks(top, options),
    curve: curvePoints(top),
    markers: lines.map((line, i) => ({
      x: takenProbability(line),
      y: Math.min(1, line.surprisal / top),
      label: `${classLabel(evaluation, classes[i])}: ${formatQuantity(line.surprisal, options.unit, options.precision)}`,
      isTrue: (line.p ?? 0) > 0,
      element: row * evaluation.numClasses + (evaluation.task === 'binary' ? 0 : classes[i]),
    })),
    line: {y: Math.min(1, evaluation.chance / top), label: `chance ${chance}`},
  };
}

/** The probability whose logarithm was taken. */
function takenProbability(line: Line): number {
  return Math.exp(-line.surprisal);
}

function markedClasses(evaluation: Evaluation, row: number): number[] {
  const truth = evaluation.rows[row]?.targetIndex;
  return truth === undefined ? foldedClasses(evaluation, row, MOST_MARKERS) : [truth];
}

function topOf({chance}: Evaluation, lines: readonly Line[]): number {
  const finite = lines.map(({surprisal}) => surprisal).filter(Number.isFinite);
  return Math.max(HIGHEST_NATS, chance * 1.25, ...finite.map((s) => s * 1.1));
}

/** Equal steps of height, so that the steep part is as smooth as the flat one. */
function curvePoints(top: number): Point[] {
  return Array.from({length: CURVE_POINTS + 1}, (_, i) => {
    const y = 1 - i / CURVE_POINTS;
    return {x: Math.exp(-y * top), y};
  });
}

function unitTicks(top: number, {unit}: FormatOptions): Tick[] {
  const highest = top / natsPer[unit];
  const stepSize = niceStep(highest);
  const count = Math.floor(highest / stepSize) + 1;
  return Array.from({length: count}, (_, i) => ({
    at: (i * stepSize) / highest,
    label: formatNumber(i * stepSize, stepSize < 1 ? 1 : 0),
  }));
}

/** 0.5, 1, 2, 5, 10, … so that four to eight ticks fit. */
function niceStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(highest / 4));
  return ([1, 2, 5, 10].find((m) => highest / (m * power) <= 8) ?? 10) * power;
}

function curveText(
  evaluation: Evaluation,
  lines: readonly Line[],
  classes: readonly number[],
  chance: string,
  options: FormatOptions,
): string {
  const each = lines.map((line, i) => {
    const quantity = formatQuantity(line.surprisal, options.unit, options.precision);
    return `class ${classLabel(evaluation, classes[i])} at probability ${formatNumber(takenProbability(line), options.precision)} costs ${quantity}`;
  });
  return `Surprise falls from infinity at probability 0 to 0 at probability 1: ${each.join('; ')}. Chance is ${chance}.`;
}

export interface CodeLength {
  readonly classIndex: number;
  readonly element: number;
  readonly label: string;
  /** Fractions of the view: width −log₂ q, height p. An infinite code fills the width. */
  readonly width: number;
  readonly height: number;
  readonly length: string; // "0.5146 bits"
  readonly probability: string;
  readonly area: string; // p·(−log₂ q) in bits
}

/** Coding a source P with the code built for Q: each outcome a rectangle of width −log₂ q and height p, whose area is its bits. */
export function codeLengths(evaluation: Evaluation, row: number, {precision}: FormatOptions): CodeLength[] {
  const classes = foldedClasses(evaluation, row, MOST_MARKERS);
  const lines = classes.map((c) => lineOf(evaluation, row, c));
  const finite = lines.map(({surprisal}) => surprisal).filter(Number.isFinite);
  const longest = Math.max(Number.MIN_VALUE, ...finite);
  return lines.map((line, i) => ({
    classIndex: classes[i],
    element: row * evaluation.numClasses + (evaluation.task === 'binary' ? 0 : classes[i]),
    label: classLabel(evaluation, classes[i]),
    width: Number.isFinite(line.surprisal) ? Math.max(0, line.surprisal) / longest : 1,
    height: line.p ?? line.q,
    length: formatQuantity(line.surprisal, 'bits', precision),
    probability: formatNumber(line.p ?? line.q, precision),
    area: formatQuantity(areaOf(line), 'bits', precision),
  }));
}

/** Without a target the source is the prediction itself: the area is then its share of the entropy. */
function areaOf(line: Line): number {
  const weight = line.p ?? line.q;
  return line.term ?? (weight === 0 ? 0 : weight * line.surprisal);
}
