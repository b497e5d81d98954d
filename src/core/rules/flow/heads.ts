/** The head that was put on a pretrained network: `model = resnet18(…)`, then `model.fc = nn.Sequential(…)`. */
import {dominates} from '../blocks.ts';
import {isUsedBefore} from '../kerasModel.ts';
import type {Assignment} from '../scopes.ts';
import type {Source} from '../source.ts';
import type {Range} from '../syntax.ts';
import {modulesOf} from './modules.ts';

const networks = /^(torchvision\.models\.(?!detection|segmentation)\w|timm\.create_model$)/;
const headName = /^(.+)\.(fc|classifier|head|heads)$/;

/** The last module that was put in the head's place, where it surely was. */
export function headOf(source: Source, built: Range, name: string): Range | undefined {
  if (!networks.test(name)) return undefined;
  const heads = [...source.scopes.assignments.values()]
    .flatMap((scopes) => [...scopes.values()].flat())
    .filter((a) => a.value && a.value.part === undefined && isHeadOf(source, a, built));
  const head = heads[0];
  const isOnce = heads.length === 1 && head && !isUsedBefore(source, built, head.at);
  return isOnce && isBeside(source, head, built) ? head.value : undefined;
}

function isHeadOf(source: Source, {name, at}: Assignment, built: Range): boolean {
  const model = headName.exec(name)?.[1];
  if (!model) return false;
  const modules = modulesOf(source, {from: at, to: at + 2 * model.split('.').length - 1});
  return modules?.length === 1 && modules[0]!.from === built.from;
}

/** In the block that built the network: nothing decides whether it runs. */
const isBeside = ({scopes, tokens}: Source, {at}: Assignment, built: Range): boolean =>
  scopes.of[at] === scopes.of[built.from] && dominates(scopes.blocks, tokens, at, built.from);
