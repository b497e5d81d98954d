/** Points on the curve −log q, and where their names find room. */
import {round} from './frame.ts';

/** An outcome: what it was given, what that costs in nats, and what is said of it. */
export interface Outcome {
  readonly id: number;
  readonly q: number;
  readonly nats: number;
  readonly label: string;
  /** Beside the name of what is true. */
  readonly cost: string;
  readonly title: string;
  readonly isTrue: boolean;
}

/** Outcomes at the same place share one mark and one name. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly outcomes: readonly Outcome[];
}

export interface Name {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly 'text-anchor': 'start' | 'end';
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

export function gather(outcomes: readonly Outcome[], place: (outcome: Outcome) => {x: number; y: number}): Spot[] {
  const found = new Map<string, Spot>();
  for (const outcome of outcomes) {
    const {x, y} = place(outcome);
    const key = `${Math.round(x)} ${Math.round(y)} ${outcome.isTrue}`;
    found.set(key, {x, y, outcomes: [...(found.get(key)?.outcomes ?? []), outcome]});
  }
  return [...found.values()];
}

const MOST_NAMES = 3;

function textOf({outcomes}: Spot): string {
  const names = outcomes.slice(0, MOST_NAMES).map(({label}) => label);
  const more = outcomes.length > MOST_NAMES ? ` +${outcomes.length - MOST_NAMES}` : '';
  const [first] = outcomes;
  return names.join(', ') + more + (first?.isTrue ? ` · ${first.cost}` : '');
}

const LETTER = 6.6;
const LINE = 12;

export const widthOf = (text: string): number => LETTER * text.length;

function boxOf({text, x, y, 'text-anchor': anchor}: Name): Box {
  const width = widthOf(text);
  return anchor === 'end' ? [x - width, y - LINE, x, y] : [x, y - LINE, x + width, y];
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The curve falls to the right: above and to the right of a point is free, below it nearly, above and to the left only further up. */
function places(spot: Spot, width: number): readonly Name[] {
  const text = textOf(spot);
  const x = round(spot.x + 8);
  const name = (up: number, anchor: Name['text-anchor']) => ({text, x, y: round(spot.y + up), 'text-anchor': anchor});
  return x + widthOf(text) > width
    ? [name(-16, 'end'), name(-32, 'end'), name(-46, 'end')]
    : [name(-7, 'start'), name(17, 'start'), name(-21, 'start')];
}

/** A name for each spot, the true one's first, where it meets none before it; no name where there is no room. */
export function nameSpots(spots: readonly Spot[], width: number, taken: readonly Name[]): ReadonlyMap<Spot, Name> {
  const boxes = taken.map(boxOf);
  const names = new Map<Spot, Name>();
  const truthFirst = [...spots].sort((a, b) => Number(b.outcomes[0]?.isTrue) - Number(a.outcomes[0]?.isTrue));
  for (const spot of truthFirst) {
    const free = places(spot, width).find((name) => !boxes.some((box) => meet(box, boxOf(name))));
    if (!free) continue;
    names.set(spot, free);
    boxes.push(boxOf(free));
  }
  return names;
}
