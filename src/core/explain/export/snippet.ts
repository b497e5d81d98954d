/** A runnable Python snippet for one framework, with an assertion of the value that Surprisal shows. */
import type {Evaluation} from '../../evaluate/types.ts';
import {say, type Words} from '../../say.ts';
import {formulaSnippet} from './formulaSnippet.ts';
import {kerasSnippet} from './kerasSnippet.ts';
import {sklearnSnippet} from './sklearnSnippet.ts';
import {torchSnippet} from './torchSnippet.ts';

export type SnippetFramework = 'pytorch' | 'numpy' | 'scikit-learn' | 'keras' | 'jax';
export const snippetFrameworks: readonly SnippetFramework[] = ['pytorch', 'numpy', 'scikit-learn', 'keras', 'jax'];

/** More numbers than this are not written out; the snippet would be longer than the file they came from. */
const MOST_VALUES = 5000;

export type Snippet =
  | {readonly ok: true; readonly language: 'python'; readonly text: string}
  | {readonly ok: false; readonly reason: Words};

/** Text from the user (names) never enters the code. */
export function snippet(evaluation: Evaluation, framework: SnippetFramework): Snippet {
  const {loss, q} = evaluation;
  if (!loss) return {ok: false, reason: 'There is no loss to assert yet: choose a target first.'};
  if (Number.isNaN(loss.value))
    return {ok: false, reason: 'The loss has no value here, so there is nothing to assert.'};
  if (q.length > MOST_VALUES)
    return {ok: false, reason: say('A snippet holds at most {0} values; select fewer rows.', MOST_VALUES)};
  return {ok: true, language: 'python', text: textFor(evaluation, framework)};
}

function textFor(evaluation: Evaluation, framework: SnippetFramework): string {
  switch (framework) {
    case 'pytorch':
      return torchSnippet(evaluation);
    case 'keras':
      return kerasSnippet(evaluation);
    case 'scikit-learn':
      return sklearnSnippet(evaluation);
    case 'numpy':
    case 'jax':
      return formulaSnippet(evaluation, framework);
  }
}
