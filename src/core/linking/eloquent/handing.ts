import { queryTerminals } from '../../extractors/data/eloquent.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

export interface FunctionPlace {
  readonly file: string;
  readonly fn: number;
}

/** The position at which a call is handed what a name holds, as it is or with further steps. */
export function handedAt(scope: Scope, call: CallOutline, name: string): number | undefined {
  const at = call.args.findIndex((value) => rootName(scope, value) === name);
  return at < 0 ? undefined : at;
}

/** The variable that a query goes on with, unless it is run on the way. */
export function rootName({ outline }: Scope, value: Value | undefined): string | undefined {
  let root = value;
  while (root?.kind === 'call') {
    const call: CallOutline | undefined = outline.calls[root.call];
    if (call === undefined || Object.hasOwn(queryTerminals, call.name)) return undefined;
    root = call.on;
  }
  return root?.kind === 'name' ? root.name : undefined;
}

/** A query that is put elsewhere may be added to there: `$this->builder = $query`. */
export function isKeptElsewhere(scope: Scope, fn: number, name: string): boolean {
  return scope.outline.bindings.some(
    (binding) => binding.fn === fn && binding.name.startsWith('this.') && rootName(scope, binding.value) === name,
  );
}

/** Calls of the ways out of a function that has several: only some runs come by each of them. */
export function waysOut({ outline }: Scope, fn: number): readonly number[] {
  const returns = outline.functions[fn]?.returns ?? [];
  const ways: number[] = [];
  for (const returned of returns.length > 1 ? returns : []) {
    let value: Value | undefined = returned;
    while (value?.kind === 'call') {
      ways.push(value.call);
      value = outline.calls[value.call]?.on;
    }
  }
  return ways;
}

/** Whether a name is a variable of the function around, and no constant. */
export function isLocal(scope: Scope, inner: number, name: string): boolean {
  if (name === 'this') return false;
  for (let fn = inner; fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    if (scope.outline.functions[fn]?.parameters.some((each) => each.name === name)) return true;
    if (scope.bindings(fn, name).length > 0) return true;
  }
  return false;
}
