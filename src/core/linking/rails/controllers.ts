import { rails } from '../../extractors/http/rails.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { nearest, rubyConstants } from '../ruby/ruby-constants.ts';

/** A controller with all that it inherits from and mixes in, nearest first. */
export interface Controller {
  readonly place: ClassPlace;
  readonly hierarchy: readonly ClassPlace[];
  /** Nothing that packages bring may answer: what it does not define it does not do. */
  readonly complete: boolean;
}

/** The controller that a route names: `admin/orders` is `Admin::OrdersController`, however its letters are written. */
export function controllerNamed(resolver: Resolver, path: string, from: string): Controller | undefined {
  const name = `${path}_controller`;
  const names = controllersByPath(resolver).get(name) ?? [];
  const candidates = names.flatMap((full) => rubyConstants(resolver).get(full) ?? []);
  const found = nearest(candidates, names[0] ?? '', from);
  return found?.kind === 'class' ? controllerAt(resolver, found) : undefined;
}

const controllersByPath = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, readonly string[]> => {
  const paths = new Map<string, string[]>();
  for (const full of rubyConstants(resolver).keys()) {
    if (!full.endsWith('Controller')) continue;
    const path = underscored(full);
    paths.set(path, [...(paths.get(path) ?? []), full]);
  }
  return paths;
});

export function controllerAt(resolver: Resolver, { file, cls }: ClassPlace): Controller {
  const place = { file, cls };
  const hierarchy = hierarchyOf(resolver, place);
  return { place, hierarchy, complete: hierarchy.every((each) => isComplete(resolver, each)) };
}

/** Whether every base is known, or one that answers nothing. */
function isComplete(resolver: Resolver, { file, cls }: ClassPlace): boolean {
  const outline = resolver.scopes.get(file)?.outline.classes[cls];
  const bases = outline?.kind === 'class' ? outline.bases.slice(0, 1) : [];
  return bases.every(
    (base) =>
      rails.plainControllers.test(base.split('.').at(-1) ?? '') ||
      resolver.name({ file, fn: outline?.fn ?? 0 }, base).some(({ kind }) => kind === 'class'),
  );
}

/** The method that answers for an action. */
export function actionOf(resolver: Resolver, { hierarchy }: Controller, action: string): FunctionPlace | undefined {
  return methodIn(resolver, hierarchy, action);
}

/** The nearest method of a name that is called on instances. */
export function methodIn(
  resolver: Resolver,
  hierarchy: readonly ClassPlace[],
  action: string,
): FunctionPlace | undefined {
  for (const { file, cls } of hierarchy) {
    const scope = resolver.scopes.get(file);
    const fn = scope?.method(cls, action, false);
    if (fn !== undefined && scope?.outline.functions[fn]?.static !== true) return { file, fn };
  }
  return undefined;
}
