/**
 * Whether an array is worth a hover unasked. Distributions are, and what is called or used as a prediction or target;
 * shapes, ids, colours, paddings, coordinates and hyperparameters are not: the hover must not annoy.
 */
import type {NumericArray} from '../../core/literal/types.ts';
import {roleOfName} from '../../core/pairing/nameRole.ts';

const FEWEST_CLASSES = 2;
const SUM_TOLERANCE = 0.05;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** A name with one of these words is of something else, whatever its values. */
const OTHER_NAMES = list(
  `shape size sizes dims dim axis axes id ids idx indices index rgb rgba color colour colors colours bbox box boxes
   point points coord coords coordinates position pos offset padding pad padx pady margin stride strides kernel dilation betas beta lr
   lrs alphas momentum std stds mean means scale translate rotate rotation xlim ylim zlim figsize range bins ticks
   xticks yticks dashes version seed seeds years dates timestamps anchor anchors hidden layers channels timeout interval
   lat lon latlng bounds viewport breakpoints margins font quantiles percentiles thresholds knots nodes edges`,
);

/** Calls whose arguments are sizes, places or settings. */
const OTHER_CALLS = list(
  `zeros ones empty full eye reshape view size randn rand randint normal uniform permute transpose expand repeat tile
   range arange linspace pad normalize resize crop conv1d conv2d conv3d maxpool2d avgpool2d subplots figure imshow axis
   xlim ylim set_xlim set_ylim linestring polygon point adam adamw quantile percentile unsqueeze squeeze`,
);

function words(name: string): readonly string[] {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return spaced.toLowerCase().split(/[^a-z0-9]+/);
}

function lastName(callee: string): string {
  return callee.replace(/\(.*$/s, '').split('.').at(-1)?.toLowerCase() ?? '';
}

function isSomethingElse({name, call, wrappers = []}: NumericArray): boolean {
  const calls = [...wrappers, ...(call ? [call.callee] : [])].map(lastName);
  if (calls.some((callee) => OTHER_CALLS.has(callee))) return true;
  const keyword = typeof call?.argument === 'string' ? call.argument : undefined;
  return [name, keyword].some((n) => n !== undefined && words(n).some((word) => OTHER_NAMES.has(word)));
}

function rowsSumToOne({values, shape}: NumericArray): boolean {
  const columns = shape.at(-1) ?? 0;
  if (columns < FEWEST_CLASSES) return false;
  for (let row = 0; row + columns <= values.length; row += columns) {
    let sum = 0;
    for (let i = row; i < row + columns; i++) sum += values[i];
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) return false;
  }
  return true;
}

const isFraction = (value: number): boolean => value >= 0 && value <= 1;

/** A list of whole numbers may be anything; one of them alone says nothing. */
function looksLikeDistribution(array: NumericArray): boolean {
  return array.values.every(isFraction) && rowsSumToOne(array);
}

function usedInLoss({call}: NumericArray): boolean {
  return (
    call !== undefined &&
    /cross_?entropy|nll|bce|kl_?div|log_?loss|softmax|sigmoid|categorical|perplexity/i.test(call.callee)
  );
}

/** [0, 1, 0] alone may be flags; a distribution with a fraction in it is hardly anything else. */
function speaksForItself(array: NumericArray): boolean {
  return looksLikeDistribution(array) && array.values.some((value) => !Number.isInteger(value));
}

export function isWorthAHover(array: NumericArray): boolean {
  const tokens = array.values.length;
  if (tokens < FEWEST_CLASSES || array.shape.length > 2) return false;
  const keyword = typeof array.call?.argument === 'string' ? array.call.argument : undefined;
  const role = roleOfName(array.name) ?? roleOfName(keyword);
  if (role === undefined && !usedInLoss(array)) return !isSomethingElse(array) && speaksForItself(array);
  return role !== 'target' || array.values.every((value) => value >= 0);
}
