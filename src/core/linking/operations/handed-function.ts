import type { CallOutline } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { takenParameters } from '../taken-parameters.ts';
import { surroundingsOf, transacts } from './call-context.ts';
import type { FunctionPlace } from './handler-of.ts';

/** How a function of the workspace runs a function that it is handed. */
export interface HandedRun {
  readonly inTransaction: boolean;
  readonly inLoop: boolean;
}

const plain: HandedRun = { inTransaction: false, inLoop: false };

/**
 * `withTx(ctx, func(tx) error { … })`: closures belong to the function that holds them, and what runs them may have opened
 * a transaction, or run them for each of many.
 */
export function handedRunAround(resolver: Resolver, scope: Scope, call: CallOutline, root: number): HandedRun {
  let found = plain;
  for (let fn = call.fn; fn !== root && fn > 0; fn = scope.outline.functions[fn]?.parent ?? 0) {
    const receiver = scope.outline.functions[fn]?.argumentOf;
    if (receiver === undefined) continue;
    const at = scope.outline.calls[receiver]?.args.findIndex((value) => value.kind === 'function' && value.fn === fn);
    found = both(found, runOf(resolver, scope, receiver, at ?? -1));
  }
  return found;
}

/** How the functions that a call may reach run its argument at this place. */
function runOf(resolver: Resolver, scope: Scope, index: number, at: number): HandedRun {
  if (at < 0) return plain;
  return calleesOf(resolver, scope.file, index).reduce<HandedRun>((found, callee) => {
    if (callee.kind !== 'function') return found;
    const fn = resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
    const name = fn && takenParameters(fn)[at]?.name;
    return name === undefined ? found : both(found, runIn(resolver, callee, name));
  }, plain);
}

function runIn(resolver: Resolver, { file, fn }: FunctionPlace, name: string): HandedRun {
  const { whole } = resolver;
  return remembered(whole, `${file} ${fn} ${name}`, () => {
    const scope = whole.scopes.get(file);
    if (scope === undefined) return plain;
    return scope.callsWithin(fn).reduce<HandedRun>((found, index) => {
      const call = scope.outline.calls[index];
      if (call === undefined || (found.inTransaction && found.inLoop)) return found;
      const at = call.args.findIndex((value) => value.kind === 'name' && value.name === name);
      if (at < 0 && !runs(call, name)) return found;
      const around = surroundingsOf(scope, call, fn);
      const here = at < 0 ? { inTransaction: around.inTransaction, inLoop: isRepeated(call, around.inLoop) } : plain;
      const opens = { inTransaction: at >= 0 && transacts(call.name), inLoop: false };
      const further = at < 0 ? plain : runOf(whole, scope, index, at);
      return [here, opens, further, handedRunAround(whole, scope, call, fn)].reduce(both, found);
    }, plain);
  });
}

const remembered = rememberPerResolver<HandedRun>(plain);

/** `fn(tx)`, `action.Invoke()` */
function runs({ on, name }: CallOutline, parameter: string): boolean {
  if (on === undefined) return name === parameter;
  return on.kind === 'name' && on.name === parameter && invoking.has(name);
}

const invoking: ReadonlySet<string> = new Set(['', 'Invoke', 'invoke', 'call', 'apply', 'accept', 'run', 'execute']);

/** What is tried again until it works is no loop over items. */
function isRepeated(call: CallOutline, inLoop: boolean): boolean {
  return inLoop && call.try !== true;
}

function both(one: HandedRun, other: HandedRun): HandedRun {
  return {
    inTransaction: one.inTransaction || other.inTransaction,
    inLoop: one.inLoop || other.inLoop,
  };
}
