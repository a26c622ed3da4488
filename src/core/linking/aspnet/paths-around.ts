import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Scope } from '../scope.ts';

/** Paths below which a part of a pipeline stands, or all but those. */
export interface PathsAround {
  readonly paths: readonly string[];
  readonly excepted: boolean;
}

const branching = new Set(['Map', 'MapWhen', 'UseWhen']);

/** `app.UseWhen(context => context.Request.Path.StartsWithSegments("/hooks"), hooks => hooks.Use…)`, `app.Map("/admin", …)` */
export function pathsAround(scope: Scope, fn: number): PathsAround | undefined {
  for (let inner = fn; inner > 0; inner = scope.outline.functions[inner]?.parent ?? 0) {
    const call = scope.outline.calls[scope.outline.functions[inner]?.argumentOf ?? -1];
    if (call === undefined || !branching.has(call.name)) continue;
    const [first] = call.args;
    if (first?.kind === 'text') return { paths: [first.text], excepted: false };
    return first?.kind === 'function' && first.fn !== inner ? conditionOf(scope, first.fn) : undefined;
  }
  return undefined;
}

function conditionOf(scope: Scope, fn: number): PathsAround | undefined {
  const tests = scope.callsWithin(fn).flatMap((index) => scope.outline.calls[index] ?? []);
  const paths = tests.flatMap(({ name, args: [path] }: CallOutline) =>
    name === 'StartsWithSegments' && path?.kind === 'text' ? [path.text] : [],
  );
  if (paths.length === 0) return undefined;
  return { paths, excepted: !(scope.outline.functions[fn]?.returns ?? []).some(isPlain) };
}

/** Not turned into its opposite by `!`. */
function isPlain(value: Value): boolean {
  return value.kind === 'call' || value.kind === 'either';
}

export function isWithin({ paths, excepted }: PathsAround, path: string): boolean {
  return paths.some((each) => path === each || path.startsWith(`${each.replace(/\/$/, '')}/`)) !== excepted;
}
