/** Arrays that nobody means as a prediction: shapes, ids, sizes, paddings, axes, ticks, colours, versions, hyperparameters. */
import type {NumericArray} from '../literal/types.ts';
import {roleInCall} from './callRoles.ts';
import {areTargetIds, isRoleWord, roleOfName} from './nameRole.ts';
import {isDistribution, isEvenlySpaced, isIntegral, isOneHot, largest} from './values.ts';
import {lastPart, nameWords} from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words of names and keywords that say what an array is, and that it is no distribution over classes. */
const OTHER_WORDS = set(`
  shape shapes size sizes dim dims dimension dimensions ndim padding paddings pad pads kernel kernels stride strides dilation dilations axis
  axes bin bins seed seeds color colors colour colours rgb rgba cmap version versions id ids idx uid uids pid port ports figsize
  xlim ylim zlim xticks yticks ticks extent extents bbox bboxes box boxes coord coords coordinate coordinates position positions
  point points offset offsets width widths height heights layers channels filters units hidden epochs epoch steps milestones lr lrs
  betas momentum mean means std stds stdev variance var sigma sigmas mu date dates year years month months day days time times
  timestamp timestamps hours minutes seconds gpu gpus device devices length lengths perm permutation order degree degrees level levels
  weight weights mask masks tokens token alpha alphas gamma gammas threshold thresholds quantiles percentiles temperature
  temperatures range ranges bounds limit limits price prices age ages rows cols columns repeats crop resize scale scales
  vertices faces edges angle angles latitude longitude lat lon freq freqs frequency frequencies signal voltage grid args argv
  sizes_ window pool groups dropout rate rates ratios split splits batch_sizes params hyperparameters config`);

/** Functions whose array arguments are sizes, places, ticks or pixels. */
const OTHER_CALLEES = set(`
  zeros ones empty full eye rand randn randint uniform normal standard_normal random_sample zeros_like reshape view permute transpose moveaxis
  swapaxes expand broadcast_to tile repeat resize Resize CenterCrop RandomCrop Conv1d Conv2d Conv3d conv1d conv2d conv3d Conv2D
  MaxPool2d AvgPool2d MaxPooling2D max_pool2d avg_pool2d Linear LayerNorm pad Pad constant_pad figure subplots figsize Size TensorShape
  Input InputLayer placeholder arange linspace logspace range xrange set_xlim set_ylim xlim ylim set_xticks set_yticks xticks yticks imshow
  plot scatter axvline axhline vlines hlines errorbar Normalize normalize_ truncatedNormal randomNormal randomUniform fill
  assertShape slice squeeze unsqueeze flip roll rot90 sleep datetime date time Version parse_version choice sample shuffle seed
  manual_seed histogram hist percentile quantile polyfit interp insert delete take gather index_select narrow chunk split
  pooling maxPool avgPool depthwiseConv2d separableConv2d MultiStepLR Adam AdamW SGD`);

/** Keys of which one is enough to tell a dictionary of settings. */
const SETTING_KEYS = set(`
  lr learning_rate dropout momentum epochs num_epochs batch_size weight_decay epsilon eps hidden_size num_layers max_depth n_estimators
  width height x y z min max mean std count version port timeout seed alpha beta gamma temperature top_k top_p max_tokens`);

/** Larger than any logit, probability or class index that one writes by hand. */
const BIG = 1e4;

/**
 * True for arrays that a hover leaves alone. What is an argument of a known loss or is named as a prediction or a target is never one;
 * apart from that, names and calls decide, then values: whole numbers (other than one-hot rows), evenly spaced ticks, huge numbers.
 */
export function isPlainlyNotPrediction(array: NumericArray): boolean {
  if (roleInCall(array.call) !== undefined) return false;
  if (isOtherName(array.name) || isOtherCall(array) || isSettings(array)) return true;
  if (roleOfName(array.name) !== undefined || array.container === 'loose') return false;
  if (array.values.length < 2 || largest(array) > BIG) return true;
  if (isIntegral(array)) return !isOneHot(array);
  return isEvenlySpaced(array) && !isDistribution(array);
}

/**
 * A name whose words say something else: `output_shape`, `kernelSize`, `class_weights`. The last word that says anything decides:
 * `token_probs` are predictions, `probs_shape` is a shape.
 */
export function isOtherName(name: string | undefined): boolean {
  if (name === undefined) return false;
  const words = nameWords(name);
  const told = words.filter((word) => OTHER_WORDS.has(word) || isRoleWord(word)).pop();
  return told !== undefined && OTHER_WORDS.has(told) && !areTargetIds(words);
}

function isOtherCall(array: NumericArray): boolean {
  const {call} = array;
  if (call === undefined) return false;
  if (typeof call.argument === 'string' && isOtherName(call.argument)) return true;
  return OTHER_CALLEES.has(lastPart(call.callee));
}

const isSettings = (array: NumericArray): boolean =>
  array.container === 'dict' && (array.classNames ?? []).some((key) => SETTING_KEYS.has(key.toLowerCase()));
