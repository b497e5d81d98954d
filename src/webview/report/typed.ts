/** What is being typed in the form, kept until it is sent. */
import type {Context} from '../calc/context.ts';
import {FIELDS, type FormTexts, textsOf} from './mapping.ts';
import {change, type ReportModel, type Settings} from './model.ts';

/** What is shown: what is being typed for this very file, over what was chosen before. */
export function typedTexts(now: Settings, {state}: ReportModel): FormTexts {
  const chosen = textsOf(state);
  if (now['form.file'] !== state.file) return chosen;
  return Object.fromEntries(FIELDS.map((field) => [field, now[`form.${field}`] ?? chosen[field]])) as FormTexts;
}

export function type(context: Context, model: ReportModel, edit: (texts: FormTexts) => Partial<FormTexts>): void {
  change(context, (now) => {
    const texts = typedTexts(now, model);
    const typed = Object.entries({...texts, ...edit(texts)}).map(([field, text]) => [`form.${field}`, text]);
    return {...Object.fromEntries(typed), 'form.file': model.state.file};
  });
}
