/** A list of classes that grows and shrinks in its table: the text gets one number more or one less, at its end. */
import type {PanelState, Role, SourceArray} from '../../protocol.ts';
import {h, type VNode} from '../dom/vnode.ts';
import {button} from '../dom/widgets.ts';
import type {ReadInput} from '../state/read.ts';
import {translate} from '../words.ts';
import {type Context, changePanel} from './context.ts';

/** Only a plain list of one row, whose classes nothing names, can be made longer by a number. */
export function resizeButtons(context: Context): VNode | undefined {
  const {evaluation, prediction} = context.derived;
  const isPlain = prediction?.array?.shape.length === 1 && prediction.array.container === 'list';
  if (!evaluation || evaluation.numRows > 1 || !isPlain || evaluation.classNames) return undefined;
  const by = (grows: boolean) => () => changePanel(context, (panel) => resized(context, panel, grows));
  return h(
    'div',
    {class: 'actions'},
    button(translate('Add a class'), by(true)),
    evaluation.numClasses > 2 && button(translate('Remove the last class'), by(false)),
  );
}

/** A target with a number for each class goes along. */
function resized({derived}: Context, panel: PanelState, grows: boolean): PanelState {
  const count = derived.prediction?.input?.values.length;
  const change = (role: Role): Partial<PanelState> => {
    const [read, source] = [derived[role], panel[role]];
    const fits = read?.input?.values.length === count && source !== undefined;
    return fits && read ? {[role]: {...source, text: changedText(source, read, grows)}} : {};
  };
  return {...panel, ...change('prediction'), ...change('target')};
}

function changedText({text}: SourceArray, {array}: ReadInput, grows: boolean): string {
  const [before = 0, , end = 0] = array?.spans.slice(-3) ?? [];
  return grows ? `${text.slice(0, end)}, 0${text.slice(end)}` : text.slice(0, before) + text.slice(end);
}
