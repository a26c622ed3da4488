import { underscored } from '../../extractors/shapes/inflections.ts';
import { sharedFolders } from '../../model/workspace-path.ts';
import type { Context, Definition } from '../definition.ts';
import { oncePerScopes } from '../once-per-scopes.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

/** What a constant stands for: a class or module, or the value that was assigned to it. */
export type Constant = Definition & { readonly kind: 'class' | 'value' };

type Constants = ReadonlyMap<string, readonly Constant[]>;

/** Constants of a workspace by their full path, found once. */
export const rubyConstants = oncePerScopes(({ scopes }): Constants => findConstants(scopes));

/** `Apiary::Hive`, whether the modules around are opened one by one or named in one go. */
export function constantPath(scope: Scope, cls: number): string {
  const names: string[] = [];
  for (let at: number | undefined = cls; at !== undefined; at = scope.outline.classes[at]?.outer)
    names.unshift(scope.outline.classes[at]?.name ?? '');
  return names.join('::');
}

/** The modules around a place, innermost first; one that is named in one go opens none of those before it. */
export function nestingOf(scope: Scope, fn: number): readonly string[] {
  const nesting: string[] = [];
  let cls = scope.classAround(fn);
  for (; cls !== undefined; cls = scope.outline.classes[cls]?.outer) nesting.push(constantPath(scope, cls));
  return nesting;
}

function findConstants(scopes: Resolver['scopes']): Constants {
  const constants = new Map<string, Constant[]>();
  const add = (path: string, constant: Constant): void => {
    const list = constants.get(path);
    if (list === undefined) constants.set(path, [constant]);
    else list.push(constant);
  };
  for (const [file, scope] of scopes) {
    if (scope.outline.language !== 'ruby') continue;
    const bodies = new Map<number, number>();
    scope.outline.functions.forEach(({ name, cls }, fn) => {
      if (name === '' && cls !== undefined && !bodies.has(cls)) bodies.set(cls, fn);
    });
    scope.outline.classes.forEach(({ name, fields }, cls) => {
      if (name === '') return;
      const path = constantPath(scope, cls);
      add(path, { kind: 'class', file, cls });
      const context: Context = { file, fn: bodies.get(cls) ?? 0 };
      for (const field of fields)
        if (field.default !== undefined)
          add(`${path}::${field.name}`, { kind: 'value', context, value: field.default });
    });
    for (const { name, fn, value } of scope.outline.bindings)
      if (fn === 0 && /^[$A-Z]/.test(name)) add(name, { kind: 'value', context: { file, fn: 0 }, value });
  }
  return constants;
}

/**
 * A constant may be opened in many files. The one that lies closest is meant, and of two as close the one whose file is
 * named after it, as the autoloader of Rails asks for.
 */
export function nearest(candidates: readonly Constant[], path: string, from: string): Constant | undefined {
  const home = `${underscored(path)}.rb`;
  const rank = (constant: Constant): number => {
    const file = constant.kind === 'class' ? constant.file : constant.context.file;
    return sharedFolders(file, from) * 2 + (file.endsWith(`/${home}`) || file === home ? 10_000 : 0);
  };
  const [first, ...others] = candidates;
  return others.reduce((best, other) => (best && rank(best) >= rank(other) ? best : other), first);
}
