/** The picture of an example: the calculator's own, or the curve with the example's probabilities on it. */

import {formatInput} from '../../core/explain/format.ts';
import {toNats} from '../../core/numeric/index.ts';
import type {CalculatorExample, Example, ExampleResult, Figure} from '../../core/reference/index.ts';
import type {Unit} from '../../core/types.ts';
import type {Context} from '../calc/context.ts';
import {curveDrawing} from '../charts/curveDrawing.ts';
import {gradientChart} from '../charts/gradient.ts';
import {lengthsChart} from '../charts/lengths.ts';
import type {Outcome} from '../charts/spots.ts';
import type {Child} from '../dom/vnode.ts';
import {numbersIn} from '../state/read.ts';
import {boxesOf, setText, textOf} from './state.ts';

const drawings = {lengths: lengthsChart, gradient: gradientChart};

export function picture(context: Context, example: Example, {figures, evaluation}: ExampleResult): Child {
  const {unit, precision} = context.state.panel.settings;
  const options = {width: roomIn(context.state.look.width), unit: example.unit ?? unit, precision, row: 0};
  if (example.kind === 'calculator') return example.picture && curve(context, example, figures, options);
  const isWhole = evaluation?.p !== undefined && evaluation.task === 'multiclass';
  return example.picture && isWhole && drawings[example.picture](evaluation, options);
}

/** Of the page's width, what the contents and the example's own edges leave. */
function roomIn(width: number): number {
  const lesson = width > 812 ? Math.min(680, width - 258) : width;
  return Math.max(220, lesson - 30);
}

interface Options {
  readonly width: number;
  readonly unit: Unit;
  readonly precision: number;
}

function curve(context: Context, example: CalculatorExample, figures: readonly Figure[], options: Options): Child {
  const [box] = boxesOf(example);
  if (!box || figures.length === 0) return undefined;
  const pull = (at: number, q: number) => {
    const all = numbersIn(textOf(context, example, box)).map((each, i) => (i === at ? q : each));
    setText(context, example, {[box.name]: `[${all.join(', ')}]`});
  };
  const outcomes = figures.map(outcomeOf).filter(({nats}) => nats >= 0);
  const words = `The curve −log q. ${outcomes.map(({title}) => title).join('; ')}.`;
  return curveDrawing({...options, id: example.id, outcomes, words, pull});
}

function outcomeOf({label, text, value, unit = 'nats'}: Figure, id: number): Outcome {
  const nats = toNats(value, unit);
  const q = Number(Math.exp(-nats).toPrecision(6));
  return {...{id, q, nats, cost: text, isTrue: false}, label: formatInput(q, 4), title: `${label}: ${text}`};
}
