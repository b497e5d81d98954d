/** Target and prediction: among the arrays that were pointed at, or for the only one from around it; by the core's rules. */

import type {Pairable} from '../../core/pairing/index.ts';
import {pairArrays} from '../core.ts';
import {withClassNames} from '../document/classNames.ts';
import {type LocatedArray, uniqueArrays} from '../document/located.ts';
import type {Subject} from '../panel/state.ts';

/** The core pairs arrays; this remembers which located array each of them was. */
class Bridge {
  readonly #located = new Map<Pairable, LocatedArray>();

  wrap(located: LocatedArray): Pairable {
    const {array, order} = located;
    const pairable: Pairable = {...array, ...(order !== undefined && {document: order})};
    this.#located.set(pairable, located);
    return pairable;
  }

  unwrap(pairable: Pairable): LocatedArray {
    const located = this.#located.get(pairable);
    if (!located) throw new Error('Pairing made an array that nobody gave it.');
    return located;
  }
}

/** The targets that fit the prediction, best first, the chosen one included. */
function targetsFor(all: readonly Pairable[], prediction: Pairable): readonly Pairable[] {
  const candidates = pairArrays(all, [prediction])?.candidates ?? [];
  return candidates.filter(({role}) => role === 'target').map(({array}) => array);
}

/** One array takes its partner from `nearby`; several are target and prediction among themselves. */
export function pairUp(focus: readonly LocatedArray[], nearby: readonly LocatedArray[]): Subject {
  const bridge = new Bridge();
  const chosen = focus.map((located) => bridge.wrap(located));
  const around = nearby.map((located) => bridge.wrap(located));
  const pairing = pairArrays(around, chosen);
  if (!pairing) return {candidates: []};
  const {prediction, target} = pairing;
  const others = targetsFor([...chosen, ...around], prediction);
  const targets = target && !others.includes(target) ? [target, ...others] : others;
  return {
    prediction: withClassNames(bridge.unwrap(prediction)),
    ...(target && {target: bridge.unwrap(target)}),
    candidates: uniqueArrays(targets.map((candidate) => bridge.unwrap(candidate))),
  };
}
