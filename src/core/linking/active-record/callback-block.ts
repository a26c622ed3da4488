import { recordCallbacks } from '../../extractors/data/record-callbacks.ts';
import type { Scope } from '../scope.ts';

/** A block of `after_create` stands in the body of a class, and runs on a row. */
export function isCallbackBlock({ outline: { functions, calls } }: Scope, fn: number): boolean {
  const receiver = functions[fn]?.argumentOf;
  const macro = receiver === undefined ? undefined : calls[receiver];
  return macro !== undefined && macro.on === undefined && Object.hasOwn(recordCallbacks, macro.name);
}
