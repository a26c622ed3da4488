import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import type { HttpMethod } from '../../../model/endpoint.ts';
import type { Context } from '../../definition.ts';
import type { PlacedValue } from '../../read-options.ts';
import type { GuardUse } from '../route.ts';

/** A router as its chain puts it together. */
export interface ComposedRouter {
  readonly vocabulary: ComposedRouteVocabulary;
  prefix: string;
  readonly routes: ComposedRoute[];
  readonly children: ComposedChild[];
  readonly guards: GuardUse[];
}

export interface ComposedChild {
  readonly prefix: string;
  readonly router: ComposedRouter;
  readonly guards?: readonly GuardUse[] | undefined;
}

export interface ComposedRoute {
  readonly method: HttpMethod;
  readonly path: string;
  readonly context: Context;
  readonly handler?: PlacedValue | undefined;
  readonly at: number;
  readonly end: number;
  /** What stands before it alone, the innermost first. */
  readonly guards?: readonly GuardUse[] | undefined;
}

export function emptyRouter(vocabulary: ComposedRouteVocabulary, prefix = ''): ComposedRouter {
  return { vocabulary, prefix, routes: [], children: [], guards: [] };
}

/** A router that a chain goes on with stays what it was for others. */
export function copyOf({ vocabulary, prefix, routes, children, guards }: ComposedRouter): ComposedRouter {
  return { vocabulary, prefix, routes: [...routes], children: [...children], guards: [...guards] };
}

/** Puts something before a router, or before what it holds by now. */
export function putBefore(router: ComposedRouter, guard: GuardUse): void {
  if (router.vocabulary.wrapsEarlier !== true) router.guards.push(guard);
  else {
    wrapEach(router.routes, guard);
    wrapEach(router.children, guard);
  }
}

/** Others may hold the same routes, so that each is made anew. */
function wrapEach<T extends { readonly guards?: readonly GuardUse[] | undefined }>(items: T[], guard: GuardUse): void {
  for (const [index, item] of items.entries()) items[index] = { ...item, guards: [...(item.guards ?? []), guard] };
}
