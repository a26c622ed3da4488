import type { CallOutline } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Scope } from '../../scope.ts';
import { serviceRoutes } from './attribute-routes.ts';
import type { ComposedRouter } from './composed-router.ts';
import type { Composing } from './composing.ts';
import { listed } from './listed.ts';

/** Routes of objects that are handed over as services, by the attributes of their methods. */
export function addServices(
  composing: Composing,
  scope: Scope,
  router: ComposedRouter,
  context: Context,
  { args: [first] }: CallOutline,
): void {
  const { services } = router.vocabulary;
  if (services === undefined || first === undefined) return;
  for (const value of listed(scope, first))
    for (const definition of composing.resolver.value(
      context,
      value.kind === 'object' && value.type ? { kind: 'name', name: value.type } : value,
    ))
      if (definition.kind === 'class' || definition.kind === 'instance')
        router.routes.push(...serviceRoutes(composing.resolver, definition, services));
}
