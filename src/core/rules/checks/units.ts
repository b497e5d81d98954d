/** A name that says bits bound to a loss in nats, or the reverse. */
import {at, type Check, type Context, type Found, sourceText} from '../report.ts';
import {nameOf, scalarOf} from '../source.ts';
import {type Chain, chainOf} from '../syntax.ts';

/** Functions whose result is in nats unless a base is given. */
const inNats =
  /^(torch\.nn\.functional\.(cross_entropy|nll_loss|binary_cross_entropy(_with_logits)?)|sklearn\.metrics\.log_loss|scipy\.stats\.entropy|optax\.(softmax|sigmoid)\w*cross_entropy\w*)$/;

const saysBits = (name: string): boolean =>
  /(^|_|\.)(bits?|bpc|bpb|bits_per_\w+)(_|$)/i.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
const saysNats = (name: string): boolean => /(^|_|\.)nats?(_|$)/i.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));

/** The unit of what a call gives: nats, bits, or unknown. */
function unitOf(context: Context, chain: Chain): 'nats' | 'bits' | undefined {
  const call = chain.trailers[0];
  const name = nameOf(context.source, chain.path);
  if (call?.type !== 'call' || name === undefined || !inNats.test(name)) return undefined;
  if (
    !chain.trailers
      .slice(1)
      .every((t) => t.type === 'call' || (t.type === 'name' && /^(item|mean|sum|cpu|detach|numpy)$/.test(t.name)))
  )
    return undefined;
  const base = call.args.find(
    (a, i) => a.keyword === 'base' || (name === 'scipy.stats.entropy' && a.keyword === undefined && i === 2),
  );
  if (!base) return 'nats';
  return scalarOf(context.source, base) === '2' ? 'bits' : undefined;
}

function check(context: Context): readonly Found[] {
  const found: Found[] = [];
  for (const assignments of context.source.scopes.assignments.values()) {
    for (const {name, value} of assignments) {
      const chain = value && (saysBits(name) || saysNats(name)) ? chainOf(context.source.tokens, value) : undefined;
      const unit = chain && unitOf(context, chain);
      if (!chain || !unit) continue;
      const message = `${sourceText(context.source, {from: chain.from, to: chain.from + 1})}… gives ${unit}`;
      if (unit === 'nats' && saysBits(name))
        found.push(
          at(
            context.source,
            chain,
            'unit-mismatch',
            `${name} says bits, and this is in nats: divide by ln 2 (0.6931), or rename it.`,
          ),
        );
      else if (unit === 'bits' && saysNats(name))
        found.push(
          at(
            context.source,
            chain,
            'unit-mismatch',
            `${name} says nats, and base=2 gives bits: leave the base out, or rename it (${message}).`,
          ),
        );
    }
  }
  return found;
}

export const units: Check = check;
