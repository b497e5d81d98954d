/** One request in, one response out: the three forms of request that the command line answers. Pure; never throws. */
import {convention} from '../conventions/convention.ts';
import {FrameworkError} from '../conventions/frameworkError.ts';
import {isRecord, readArray} from '../conventions/nd/read.ts';
import type {Tensor} from '../types.ts';
import {writeValue} from './json.ts';
import {answerOnnx, isOnnxRequest} from './onnx.ts';
import {computeOp} from './ops.ts';

export type Id = string | number | null;

export type Response =
  | {readonly id: Id; readonly value: unknown; readonly warnings?: readonly string[]}
  | {readonly id: Id; readonly outputs: Readonly<Record<string, unknown>>}
  | {readonly id: Id; readonly error: {readonly type: string; readonly message: string}};

type Body = Readonly<Record<string, unknown>>;

/** Answers a request that JSON.parse gave: an own operation, an ONNX node, or a framework's function. */
export function answer(request: unknown): Response {
  if (!isRecord(request)) return failure(null, 'bad-request', 'A request is a JSON object.');
  const id = idOf(request['id']);
  try {
    return answerRecord(id, request);
  } catch (error) {
    if (error instanceof FrameworkError) return failure(id, error.type, error.message);
    return failure(id, 'internal', error instanceof Error ? error.message : String(error));
  }
}

/** Lists nested deeper than the stack, or sizes beyond an array's, are the only ways to throw from here. */
function answerRecord(id: Id, request: Body): Response {
  if (typeof request['lib'] === 'string') return answerConvention(id, request['lib'], request);
  if (typeof request['op'] !== 'string')
    return failure(id, 'bad-request', 'A request has an "op", or a "lib" and an "fn".');
  const [, lib, fn] = /^(\w+)\.(.+)$/.exec(request['op']) ?? [];
  if (lib) return answerConvention(id, lib, {...request, fn});
  if (isOnnxRequest(request)) return {id, ...answerOnnx(request['op'], request)};
  return answerOp(id, request['op'], request);
}

const idOf = (id: unknown): Id => (typeof id === 'string' || typeof id === 'number' ? id : null);
const failure = (id: Id, type: string, message: string): Response => ({id, error: {type, message}});

function answerOp(id: Id, op: string, request: Body): Response {
  const args = request['args'] ?? {};
  if (!isRecord(args)) return failure(id, 'bad-request', '"args" is an object of named arguments.');
  const outcome = computeOp(op, withoutBase64(args));
  return outcome.ok ? {id, value: writeValue(outcome.value)} : {id, error: outcome.error};
}

/** Tensors that carry their bytes in base64, as tensors with numbers; the rest as it is. */
const withoutBase64 = (args: Body): Body =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      isRecord(value) && typeof value['base64'] === 'string' ? readArray(value) : value,
    ]),
  );

function answerConvention(id: Id, lib: string, request: Body): Response {
  const {fn, args = {}, config, version} = request;
  if (typeof fn !== 'string') return failure(id, 'bad-request', '"fn" names the function of "lib".');
  if (!isRecord(args)) return failure(id, 'bad-request', '"args" is an object of named arguments.');
  const outcome = convention({
    lib,
    fn,
    args,
    ...(isRecord(config) ? {config} : {}),
    ...(typeof version === 'string' || typeof version === 'number' ? {version: String(version)} : {}),
  });
  if (!outcome.ok) return {id, error: outcome.error};
  const value = outcome.tuple ? outcome.tuple.map(unwrapped) : writeValue(outcome.value);
  return outcome.warnings.length > 0 ? {id, value, warnings: outcome.warnings} : {id, value};
}

/** A member of a tuple: a number where it is 0-d. */
const unwrapped = (tensor: Tensor): unknown => writeValue(tensor.shape.length === 0 ? tensor.data[0] : tensor);

/** One line of input to one line of output; undefined for a blank line. */
export function answerLine(line: string): string | undefined {
  const text = line.startsWith('\uFEFF') ? line.slice(1) : line;
  return text.trim() === '' ? undefined : JSON.stringify(answerText(text));
}

function answerText(line: string): Response {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch (error) {
    return failure(null, 'bad-json', error instanceof Error ? error.message : String(error));
  }
  return answer(request);
}
