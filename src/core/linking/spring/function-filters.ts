import type { Value } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import type { Scope } from '../scope.ts';

const deepest = 8;

/** What stands before a route that is a function: `.filter(…)` of the builder that it is added to, or of one around. */
export function functionFilters(scope: Scope, index: number, holder: number): readonly GuardUse[] {
  const { calls } = scope.outline;
  const layers = [index, ...callsAround(scope, index)];
  return calls.flatMap((call, filter): readonly GuardUse[] => {
    const [value] = call.args;
    if (call.name !== 'filter' || value === undefined) return [];
    const isMeant =
      beginsWith(scope, filter, holder) ||
      layers.some(
        (layer) =>
          beginsWith(scope, filter, layer) || beginsWith(scope, layer, filter) || isBeside(scope, filter, layer),
      );
    const context = { file: scope.file, fn: call.fn };
    return isMeant ? [{ context, value, level: 'router', file: scope.file, at: call.at, end: call.end }] : [];
  });
}

/** `filter { … }` among the routes of a block of Kotlin. */
function isBeside(scope: Scope, filter: number, layer: number): boolean {
  const { calls, language } = scope.outline;
  const [one, other] = [calls[filter], calls[layer]];
  const isOfBlock = language === 'kotlin' && one?.on === undefined && one?.fn === other?.fn;
  return isOfBlock && (one?.fn ?? 0) > 0 && other?.on?.kind !== 'call';
}

/** Calls whose blocks a call stands in, the nearest first. */
function callsAround(scope: Scope, index: number): readonly number[] {
  const { calls, functions } = scope.outline;
  const found: number[] = [];
  for (let fn = calls[index]?.fn ?? 0, depth = 0; fn > 0 && depth < deepest; depth++) {
    const outline = functions[fn];
    if (outline?.argumentOf !== undefined) found.push(outline.argumentOf);
    fn = outline?.parent ?? 0;
  }
  return found;
}

/** Whether a chain of calls begins with one of them. */
export function beginsWith(scope: Scope, index: number, wanted: number): boolean {
  for (let at: number | undefined = index; at !== undefined; ) {
    if (at === wanted) return true;
    const on: Value | undefined = scope.outline.calls[at]?.on;
    at = on?.kind === 'call' ? on.call : undefined;
  }
  return false;
}
