import type { FunctionOutline } from './outline.ts';

/** The innermost: functions stand in the order in which they begin. */
export function functionAround(functions: readonly FunctionOutline[], at: number): number {
  return functions.findLastIndex((fn, index) => index === 0 || (fn.at <= at && at < fn.end));
}
