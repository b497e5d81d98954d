/** Functions of one or two numbers. */
import {plainSigmoid} from './plain/sigmoid.ts';
import {plainSoftplus} from './plain/softplus.ts';
import {plainXlog1py, plainXlogy} from './plain/xlogy.ts';

export function sigmoid(x: number): number {
  return plainSigmoid(x);
}
export function logSigmoid(x: number): number {
  return -plainSoftplus(-x);
}
export function softplus(x: number): number {
  return plainSoftplus(x);
}
export function xlogy(x: number, y: number): number {
  return plainXlogy(x, y);
}
export function xlog1py(x: number, y: number): number {
  return plainXlog1py(x, y);
}
