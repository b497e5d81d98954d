/** Models that the document changes after it built them, in ways that are not followed: what they were built from tells nothing any more. */
import type {Source} from '../source.ts';
import {chainOf} from '../syntax.ts';
import {classNamed} from './functions.ts';

interface Changes {
  /** An activation is taken off a layer of Keras. */
  readonly ofActivations: boolean;
  /** `setattr(model, …)`, `model._modules[…]`, a hook that may replace what a module gives. */
  readonly ofModules: boolean;
  /** Something is put in the place of a pretrained network's head. */
  readonly ofHeads: boolean;
  /** The classes of the document whose instances have an attribute changed from outside. */
  readonly classes: ReadonlySet<number>;
}

const known = new WeakMap<Source, Changes>();

export function changesIn(source: Source): Changes {
  const found = known.get(source) ?? readChanges(source);
  known.set(source, found);
  return found;
}

function readChanges(source: Source): Changes {
  const {text, scopes} = source;
  const names = [...scopes.assignments.keys()];
  return {
    ofActivations: /(?<!\b(?:self|this))\.activation\s*=(?!=)/.test(text),
    ofModules: /\bsetattr\(|\._modules\b|\.register_forward_hook\(/.test(text),
    ofHeads: names.some((name) => /\.(classifier|score|out_proj|head|fc|lm_head)$/.test(name)),
    classes: new Set(names.flatMap((name) => changedClasses(source, name))),
  };
}

/** The class of `net` in `net.act = nn.Identity()`, by whatever `Net()` the name is ever given. */
function changedClasses(source: Source, name: string): readonly number[] {
  const owner = /^(?!self\.|this\.)(\w+)\.\w+$/.exec(name)?.[1];
  const given = owner === undefined ? [] : [...(source.scopes.assignments.get(owner)?.values() ?? [])].flat();
  return given.flatMap(({value}) => {
    const built = value && chainOf(source.tokens, value)?.path.split('.')[0];
    return built === undefined ? [] : (classNamed(source, built) ?? []);
  });
}
