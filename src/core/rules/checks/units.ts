/** A name that says bits bound to a loss in nats, or the reverse. */

import {say} from '../../say.ts';
import type {LossCall} from '../lossCalls.ts';
import {at, type Check, type Context, type Found} from '../report.ts';
import {scalarOf} from '../source.ts';
import {type Chain, chainOf} from '../syntax.ts';

/** Losses whose result is in nats unless a base is given. */
const inNats = /entropy|nll_loss|NLLLoss|BCE|log_loss|logLoss|kl_div|KLDiv|kl_divergence|rel_entr/i;
const isFocal = /focal/i;
const keepsUnit = /^(item|mean|sum|cpu|detach|numpy|asScalar|dataSync|arraySync)$/;

const saysBits = (name: string): boolean =>
  /(^|_|\.)(bits?|bpc|bpb|bits_per_\w+)(_|$)/i.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
const saysNats = (name: string): boolean => /(^|_|\.)nats?(_|$)/i.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));

/** The unit of what a loss call gives: nats, bits, or unknown. */
function unitOf(context: Context, chain: Chain, losses: ReadonlyMap<number, LossCall>): 'nats' | 'bits' | undefined {
  const calls = chain.trailers.findIndex((t) => t.type === 'call' && losses.has(t.open));
  const call = chain.trailers[calls];
  const loss = call?.type === 'call' ? losses.get(call.open) : undefined;
  if (!loss || !inNats.test(loss.name) || isFocal.test(loss.name)) return undefined;
  const rest = chain.trailers.slice(calls + 1);
  if (!rest.every((t) => t.type === 'call' || (t.type === 'name' && keepsUnit.test(t.name)))) return undefined;
  const base = loss.options.get('base');
  if (!base) return 'nats';
  return scalarOf(context.source, base) === '2' ? 'bits' : undefined;
}

function check(context: Context): readonly Found[] {
  const found: Found[] = [];
  const losses = new Map(context.losses.map((loss) => [loss.call.open, loss] as const));
  for (const scopes of context.source.scopes.assignments.values()) {
    for (const {name, value} of [...scopes.values()].flat()) {
      const chain = value && (saysBits(name) || saysNats(name)) ? chainOf(context.source.tokens, value) : undefined;
      const unit = chain && unitOf(context, chain, losses);
      if (!chain || !unit) continue;
      if (unit === 'nats' && saysBits(name))
        found.push(
          at(
            context.source,
            chain,
            'unit-mismatch',
            say('{0} says bits, and this is in nats: divide by ln 2 (0.6931), or rename it.', name),
          ),
        );
      else if (unit === 'bits' && saysNats(name))
        found.push(
          at(
            context.source,
            chain,
            'unit-mismatch',
            say('{0} says nats, and base=2 gives bits: leave the base out, or rename it.', name),
          ),
        );
    }
  }
  return found;
}

export const units: Check = check;
