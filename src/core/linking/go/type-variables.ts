import { oncePerOutline } from '../once-per-outline.ts';
import type { Files } from '../once-per-scopes.ts';
import type { Scope } from '../scope.ts';
import { packageAround } from './go-packages.ts';

/** `T`: a type that nothing declares, so that only whoever uses the function or the struct says what it is. */
export function isTypeVariable(files: Files, scope: Scope, type: string): boolean {
  return /^[A-Z]\w*$/.test(type) && scope.wildcards.length === 0 && !packageAround(files, scope)?.types.has(type);
}

/** Whether a function speaks of a type variable. */
export function isGenericFunction(files: Files, scope: Scope, fn: number): boolean {
  return [...(plainTypes(scope.outline).get(fn) ?? [])].some((type) => isTypeVariable(files, scope, type));
}

/** Types without a package that each function names, in its closures too. */
const plainTypes = oncePerOutline(({ functions, bindings, calls }) => {
  const byFunction = new Map<number, Set<string>>();
  const add = (inside: number, written: string | undefined): void => {
    const type = written?.replace(/^(?:[*<]|\[[^\]]*\])+/, '').replace(/[\],>].*$/, '');
    if (type === undefined || !/^[A-Z]\w*$/.test(type)) return;
    for (let fn = inside; fn > 0; fn = functions[fn]?.parent ?? 0) {
      const known = byFunction.get(fn) ?? new Set();
      byFunction.set(fn, known.add(type));
    }
  };
  functions.forEach(({ parameters, result }, fn) => {
    for (const { type } of parameters) add(fn, type);
    add(fn, result);
  });
  for (const { fn, type } of bindings) add(fn, type);
  for (const { fn, name, on, typeArguments, new: made } of calls)
    add(fn, made === true && on === undefined ? name : typeArguments);
  return byFunction;
});
