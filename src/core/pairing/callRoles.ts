/** The argument order of the frameworks' own losses and metrics, as data. */
import type {CallContext} from '../literal/types.ts';
import {type Role, roleOfName} from './nameRole.ts';
import {lastPart, nameWords} from './words.ts';

const list = (names: string): readonly string[] => names.trim().split(/\s+/);

/** (prediction, target): PyTorch (in C++, Rust and R, too), torchvision, torchmetrics, optax, Flux; MATLAB's crossentropy. */
const PREDICTION_FIRST = list(`
  cross_entropy nll_loss binary_cross_entropy binary_cross_entropy_with_logits poisson_nll_loss gaussian_nll_loss
  multilabel_soft_margin_loss multi_margin_loss soft_margin_loss sigmoid_focal_loss cross_entropy_loss
  softmax_cross_entropy softmax_cross_entropy_with_integer_labels safe_softmax_cross_entropy sigmoid_binary_cross_entropy
  crossentropy logitcrossentropy binarycrossentropy logitbinarycrossentropy kldivergence LogLoss MultiLogLoss criterion
  nnf_cross_entropy nnf_nll_loss nnf_binary_cross_entropy nnf_binary_cross_entropy_with_logits nnf_kl_div`);

/** (target, prediction): Keras, TensorFlow, TensorFlow.js, scikit-learn, SciPy, R's Metrics. */
const TARGET_FIRST = list(`
  categorical_crossentropy sparse_categorical_crossentropy binary_crossentropy categorical_focal_crossentropy
  binary_focal_crossentropy kl_divergence kld kullback_leibler_divergence poisson
  softmax_cross_entropy_with_logits sparse_softmax_cross_entropy_with_logits sigmoid_cross_entropy_with_logits
  weighted_cross_entropy_with_logits softmax_cross_entropy_with_logits_v2
  softmaxCrossEntropy sigmoidCrossEntropy logLoss categoricalCrossentropy binaryCrossentropy sparseCategoricalCrossentropy
  log_loss d2_log_loss_score brier_score_loss roc_auc_score average_precision_score accuracy_score top_k_accuracy_score
  precision_recall_curve roc_curve calibration_curve f1_score precision_score recall_score confusion_matrix
  classification_report hamming_loss hinge_loss entropy rel_entr jensenshannon update_state`);

/** Loss objects: only where the object is called, `nn.CrossEntropyLoss()(input, target)`. */
const PREDICTION_FIRST_OBJECTS = list(`
  CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss KLDivLoss PoissonNLLLoss GaussianNLLLoss MultiLabelSoftMarginLoss
  Perplexity Accuracy MulticlassAccuracy CalibrationError MulticlassCalibrationError`);
const TARGET_FIRST_OBJECTS = list(`
  CategoricalCrossentropy SparseCategoricalCrossentropy BinaryCrossentropy CategoricalFocalCrossentropy
  BinaryFocalCrossentropy KLDivergence Poisson`);

const pairs = (first: Role, second: Role) => (name: string) => [name, [first, second]] as const;
const FUNCTIONS: ReadonlyMap<string, readonly Role[]> = new Map([
  ...PREDICTION_FIRST.map(pairs('prediction', 'target')),
  ...TARGET_FIRST.map(pairs('target', 'prediction')),
]);
const OBJECTS: ReadonlyMap<string, readonly Role[]> = new Map([
  ...PREDICTION_FIRST_OBJECTS.map(pairs('prediction', 'target')),
  ...TARGET_FIRST_OBJECTS.map(pairs('target', 'prediction')),
]);

/** Keywords and parameters whose words alone do not tell. */
const KEYWORDS: ReadonlyMap<string, Role> = new Map([
  ['input', 'prediction'],
  ['inputs', 'prediction'],
  ['pk', 'target'],
  ['qk', 'prediction'],
  ['y', 'target'],
  ['log_predictions', 'prediction'],
]);

export interface CallRole {
  readonly role: Role;
  /** False for a bare name that anyone may have defined (`cross_entropy`): values may overrule it. */
  readonly isCertain: boolean;
}

/** scikit-learn's metrics, where `labels` lists the classes and is no target. */
const LISTS_LABELS: ReadonlySet<string> = new Set(
  list(`log_loss d2_log_loss_score top_k_accuracy_score roc_auc_score f1_score precision_score recall_score confusion_matrix
    classification_report hamming_loss hinge_loss`),
);

/**
 * The role of an argument: by position in a framework's own signature, by keyword in any call (`y_true=`, `logits=`). undefined for other
 * functions' positions and for other arguments (weights, …).
 */
export function roleInCall(call: CallContext | undefined): CallRole | undefined {
  if (call === undefined) return undefined;
  if (typeof call.argument === 'string') return keywordRole(call.callee, call.argument);
  const role = rolesOf(call.callee)?.[call.argument];
  return role === undefined ? undefined : {role, isCertain: /[.:]|\)$/.test(call.callee)};
}

/** A keyword of one letter, or `input`, tells only in a call whose signature is known. */
function keywordRole(callee: string, keyword: string): CallRole | undefined {
  if (keyword === 'labels' && LISTS_LABELS.has(lastPart(callee))) return undefined;
  const words = nameWords(keyword);
  const isOther = words.some((word) => NO_ROLE.has(word));
  const byWords = isOther || keyword.length === 1 ? undefined : roleOfName(keyword);
  const role = byWords ?? (rolesOf(callee) === undefined ? undefined : KEYWORDS.get(keyword));
  return role === undefined ? undefined : {role, isCertain: true};
}

/** Words of keywords that are about classes and labels, but are no target. */
const NO_ROLE: ReadonlySet<string> = new Set(
  list('weight weights smoothing num size dim axis shape names mask index from scale pos'),
);

/** Roles by position; a callee that ends with `)` is an object that is called. */
function rolesOf(callee: string): readonly Role[] | undefined {
  if (callee.endsWith(')')) return OBJECTS.get(lastPart(callee.slice(0, openOf(callee))));
  return ambiguous(callee) ?? FUNCTIONS.get(lastPart(callee));
}

/** The names that two frameworks use in different orders, told by the module before them. */
function ambiguous(callee: string): readonly Role[] | undefined {
  const name = lastPart(callee);
  const owner = callee.slice(0, -name.length);
  if (name === 'kl_div') return owner.includes('special') ? ['target', 'prediction'] : ['prediction', 'target'];
  if (owner.includes('optax') && (name === 'kl_divergence' || name === 'softmax_cross_entropy'))
    return ['prediction', 'target'];
  if (name === 'softmax_cross_entropy' && (owner.includes('losses') || owner.includes('compat')))
    return ['target', 'prediction'];
  return undefined;
}

/** The parenthesis that opens the callee's last call. */
function openOf(callee: string): number {
  let depth = 0;
  for (let i = callee.length - 1; i >= 0; i--) {
    const c = callee[i];
    if (c === ')') depth++;
    else if (c === '(' && --depth === 0) return i;
  }
  return 0;
}
