import type { CallOutline } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { ComposedRouter } from './composed-router.ts';

/** Routers that are being composed, and what was found out on the way. */
export interface Composing {
  readonly resolver: Resolver;
  /** Chains that another one took in. */
  readonly taken: Set<string>;
  /** Handlers whose attributes a router registered. */
  readonly registered: Set<string>;
  /** What is gone through right now, so that nothing is gone through within itself. */
  readonly open: Set<string>;
  /** The router that a chain gives, by the call that ends it. */
  routerOf(scope: Scope, call: number): ComposedRouter | undefined;
  /** The router after the steps of a chain. */
  applied(scope: Scope, router: ComposedRouter, steps: readonly CallOutline[]): ComposedRouter;
}
