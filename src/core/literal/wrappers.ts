/** Calls that only dress an array up (torch.tensor, np.array, .float(), softmax): the loss is further out. */

import {trimBack, wordStart} from './chars.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Constructors and casts whose first argument is the data. */
const constructors = names(`
  array asarray asanyarray ascontiguousarray asfortranarray matrix mat tensor Tensor as_tensor from_numpy constant Variable variable
  convert_to_tensor convert_to_numpy FloatTensor DoubleTensor HalfTensor LongTensor IntTensor ShortTensor BoolTensor ByteTensor
  tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d scalar buffer
  Float16Array Float32Array Float64Array Int8Array Int16Array Int32Array Uint8Array Uint8ClampedArray Uint16Array Uint32Array
  BigInt64Array BigUint64Array of from_list NDArray ndarray nparray
  Series DataFrame Index list tuple set frozenset float32 float64 float16 int32 int64 Float32 Float64 Float16 vec from from_slice
  from_data from_floats
  from_row_slice from_vec arr1 arr2 DenseVector DenseMatrix asList unmodifiableList mdarray dmatrix dvector
  Parameter deepcopy copy device_put shared matrix2d Matrix Vector MLXArray create single torch_tensor structure setNames
  NewDense NewVecDense DenseTensor Array DeviceArray ShapedArray
`);

/** Elementwise functions, normalisations and changes of shape, as functions or methods. */
const transforms = names(`
  log log1p log2 log10 exp expm1 sqrt abs neg negative softmax log_softmax logsoftmax logSoftmax sigmoid log_sigmoid logsigmoid
  logSigmoid clip clamp clip_by_value round normalize normalise one_hot oneHot to_categorical reshape view unsqueeze squeeze
  expand_dims expandDims atleast_2d atleast_1d ravel flatten transpose permute t T float double half long int bool to type cast
  astype cuda cpu numpy detach clone contiguous requires_grad_ tolist toList toArray stack vstack hstack concatenate concat cat
  Softmax LogSoftmax Sigmoid softmax_ log_ exp_ sigmoid_ logit expit flip repeat tile as_in_context asnumpy asscalar
`);

/** Argument names under which wrappers take their data. */
const dataNames = names(
  'data values value object input x a a_tensor elems logits tensor array buffer initial_value arr tensors arrays',
);

/** The last name of a dotted callee, without a trailing call or type: `nn.Softmax(dim=1)` → `Softmax`, `Vec::<f64>::from` → `from`. */
export function lastName(callee: string): string {
  const open = callee.indexOf('(');
  let end = trimBack(callee, open < 0 ? callee.length : open, 0);
  if (callee.charCodeAt(end - 1) === 62) end = Math.max(callee.indexOf('<'), 0);
  if (callee.charCodeAt(end - 1) === 125) end = Math.max(callee.indexOf('{'), 0);
  if (callee.charCodeAt(end - 1) === 46) end--; // Float32.(…) in Julia
  if (callee.endsWith('::new', end)) end -= 5;
  return callee.slice(wordStart(callee, end, 0), end);
}

/** Whether `argument` of the callee is what the call hands on, more or less dressed up. */
export function isWrapper(callee: string, argument: number | string): boolean {
  const dress = dressOf(callee);
  if (!dress.wraps) return false;
  return typeof argument === 'number' ? argument === 0 || argument === dress.place : dataNames.has(argument);
}

/** Methods whose first argument is a shape or an order of axes; as a function of a module it is the second one. */
const shapers = names('reshape view permute transpose repeat tile resize expand_dims squeeze unsqueeze flip');

const MODULES =
  /^(?:\w+\.)*(?:np|numpy|onp|jnp|torch|tf|mx|mnp|nd|cp|cupy|xp|keras|backend|K|ops|F|math|linalg|da|pt|T|sym|lax|experimental)$/;

/** `a.reshape((3, 2))`: whether what the callee is a method of is a value, so that its first argument is no data. */
export function isShaper(callee: string): boolean {
  const point = callee.lastIndexOf('.');
  return point > 0 && shapers.has(callee.slice(point + 1)) && !MODULES.test(callee.slice(0, point));
}

interface Dress {
  readonly wraps: boolean;
  /** Where the data stand if not first. */
  readonly place: number;
  readonly dtype: string | undefined;
}

/** A document has the same callees over and over. */
const dresses = new Map<string, Dress>();
const MOST_DRESSES = 1024;

function dressOf(callee: string): Dress {
  const known = dresses.get(callee);
  if (known !== undefined) return known;
  const name = lastName(callee);
  const dtype = Object.hasOwn(dtypes, name) ? dtypes[name] : undefined;
  const place = Object.hasOwn(places, name) ? places[name] : 0;
  const dress = {wraps: constructors.has(name) || transforms.has(name), place, dtype};
  if (dresses.size >= MOST_DRESSES) dresses.clear();
  dresses.set(callee, dress);
  return dress;
}

/** mat.NewDense(rows, columns, data), new ort.Tensor('float32', data, shape). */
const places: Readonly<Record<string, number>> = {NewDense: 2, NewVecDense: 1, Tensor: 1};

const dtypes: Readonly<Record<string, string>> = {
  Float16Array: 'float16',
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int8Array: 'int8',
  Int16Array: 'int16',
  Int32Array: 'int32',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
  Uint16Array: 'uint16',
  Uint32Array: 'uint32',
  FloatTensor: 'float32',
  DoubleTensor: 'float64',
  HalfTensor: 'float16',
  LongTensor: 'int64',
  IntTensor: 'int32',
  ShortTensor: 'int16',
  ByteTensor: 'uint8',
  BoolTensor: 'bool',
  float32: 'float32',
  float64: 'float64',
  float16: 'float16',
  Float32: 'float32',
  Float64: 'float64',
  Float16: 'float16',
  int32: 'int32',
  int64: 'int64',
};

/** The dtype that a constructor's own name gives. */
export const dtypeOf = (callee: string): string | undefined => dressOf(callee).dtype;
