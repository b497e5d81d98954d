/** What to do where a file could not be read as guessed: in words of the command line, and of the form on the report page. */

interface Mend {
  readonly commandLine: string;
  readonly form: string;
}

const label: Mend = {
  commandLine: 'name the label column with --label COLUMN, or the file of labels with --labels FILE',
  form: 'choose the label column, or name the file of labels, under “How it is read”',
};
const predictions: Mend = {
  commandLine: 'name the columns of the predictions with --columns A,B,…',
  form: 'choose the prediction columns under “How it is read”',
};

const mends: Readonly<Record<string, Mend>> = {
  'no-label-column': label,
  'label-column': label,
  'bad-labels': label,
  'no-prediction-columns': predictions,
  'no-prediction': predictions,
  'unknown-labels': {
    commandLine: 'give the order of the classes with --classes a,b,…',
    form: 'give the class names in their order under “How it is read”',
  },
  percentages: {
    commandLine: 'divide them by 100, or say how to read them with --kind',
    form: 'divide them by 100, or choose how to read them under “How it is read”',
  },
  'not-binary': {
    commandLine: 'name the columns of all classes with --columns A,B,…, or the two classes with --classes a,b',
    form: 'choose the columns of all classes, or give the names of the two, under “How it is read”',
  },
  'multi-label': {
    commandLine: 'evaluate one class at a time with --label COLUMN --columns COLUMN',
    form: 'choose the label column and the prediction column of one class under “How it is read”',
  },
};

/** The sentence, with what to do where that is known. */
export function mended(code: string, message: string, where: keyof Mend): string {
  const mend = Object.hasOwn(mends, code) ? mends[code] : undefined;
  return mend ? `${message}; ${mend[where]}` : message;
}
