/** Models that the document changes after it built them, in ways that are not followed: what they were built from tells nothing any more. */
import {classOf} from '../scopes.ts';
import type {Source} from '../source.ts';
import {chainOf} from '../syntax.ts';
import {word} from '../tokens.ts';

interface Changes {
  /** An activation is taken off a layer of Keras. */
  readonly ofActivations: boolean;
  /** `setattr(model, …)`, `model._modules[…]`, a hook that may replace what a module gives. */
  readonly ofModules: boolean;
  /** Something is put in the place of a pretrained network's head. */
  readonly ofHeads: boolean;
  /** An option of a loss is set after the loss was made: `kl.reduction = …`. */
  readonly ofOptions: boolean;
  /** The classes of the document whose instances have an attribute changed from outside. */
  readonly classes: ReadonlySet<number>;
  /** Attributes and methods that a class of the document has anew which extends another of them. */
  readonly overridden: ReadonlySet<string>;
  /** The tokens at which expressions begin that built what has an attribute changed. */
  readonly owners: ReadonlySet<number>;
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
    ofOptions: names.some((name) => /^(?!self\.\w+$).+\.(reduction|log_target)$/.test(name)),
    classes: new Set(names.flatMap((name) => changedClasses(source, name))),
    overridden: new Set(overriddenIn(source)),
    owners: new Set(names.flatMap((name) => changedOwners(source, name))),
  };
}

/** Owner and attribute of `net.act = …`, `self.model.act = …`: anything but an object's own. */
const ofAnother = /^(?!(?:self|this)\.\w+$)(.+)\.(\w+)$/;

/** The classes that give a module to the attribute which is changed from outside. */
function changedClasses({scopes, tokens}: Source, name: string): readonly number[] {
  const attribute = ofAnother.exec(name)?.[2];
  const own = attribute === undefined ? [] : [...(scopes.assignments.get(`self.${attribute}`)?.values() ?? [])].flat();
  return own.flatMap(({value, scope}) => {
    const isModule = value && /(^|\.)[A-Z]\w*$/.test(chainOf(tokens, value)?.path ?? '');
    return isModule ? [classOf(scopes, scope)] : [];
  });
}

/** Where what an attribute is given to was built. */
function changedOwners({scopes}: Source, name: string): readonly number[] {
  const owner = /^(?!self\.|this\.)(\w+)\.\w+$/.exec(name)?.[1];
  const given = owner === undefined ? [] : [...(scopes.assignments.get(owner)?.values() ?? [])].flat();
  return given.flatMap(({value}) => value?.from ?? []);
}

/** What every class has of its own. */
const usual = /^(__init__|forward|call|__call__|constructor)$/;

function overriddenIn({scopes, tokens}: Source): readonly string[] {
  const isClass = (name: string) => scopes.named.get(name)?.some(({kind}) => kind === 'class') ?? false;
  const heirs = scopes.list.filter(
    ({kind, open}) => kind === 'class' && open !== undefined && isClass(word(tokens, open + 1)),
  );
  if (heirs.length === 0) return [];
  const ids = new Set(heirs.map(({id}) => id));
  const methods = scopes.list.filter(({kind, parent}) => kind === 'function' && ids.has(parent)).map(({name}) => name);
  const attributes = [...scopes.assignments].flatMap(([name, own]) =>
    name.startsWith('self.') && [...own.keys()].some((scope) => ids.has(classOf(scopes, scope))) ? [name.slice(5)] : [],
  );
  return [...methods, ...attributes].filter((name) => !usual.test(name));
}
