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
  readonly children: { readonly prefix: string; readonly router: ComposedRouter }[];
  readonly guards: GuardUse[];
}

export interface ComposedRoute {
  readonly method: HttpMethod;
  readonly path: string;
  readonly context: Context;
  readonly handler?: PlacedValue | undefined;
  readonly at: number;
  readonly end: number;
}

export function emptyRouter(vocabulary: ComposedRouteVocabulary, prefix = ''): ComposedRouter {
  return { vocabulary, prefix, routes: [], children: [], guards: [] };
}

/** A router that a chain goes on with stays what it was for others. */
export function copyOf({ vocabulary, prefix, routes, children, guards }: ComposedRouter): ComposedRouter {
  return { vocabulary, prefix, routes: [...routes], children: [...children], guards: [...guards] };
}
