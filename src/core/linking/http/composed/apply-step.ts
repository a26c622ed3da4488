import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Scope } from '../../scope.ts';
import { joinPaths } from '../join-routes.ts';
import { addChild, addHandler } from './add-child.ts';
import { type ComposedRouter, putBefore } from './composed-router.ts';
import type { Composing } from './composing.ts';
import { configure } from './go-on.ts';
import { layersIn } from './layers.ts';
import { listed } from './listed.ts';
import { methodRoutes } from './method-routes.ts';
import { textOf } from './text-of.ts';

/** The router after the steps of a chain. */
export function applied(
  composing: Composing,
  scope: Scope,
  router: ComposedRouter,
  steps: readonly CallOutline[],
): ComposedRouter {
  for (const step of steps) apply(composing, scope, router, step);
  return router;
}

function apply(composing: Composing, scope: Scope, router: ComposedRouter, step: CallOutline): void {
  const { vocabulary } = router;
  const context = { file: scope.file, fn: step.fn };
  const [first, second] = step.args;
  const method =
    vocabulary.direct === true && Object.hasOwn(vocabulary.verbs, step.name) ? vocabulary.verbs[step.name] : undefined;
  if (method !== undefined && first !== undefined) {
    const { at, end } = step;
    router.routes.push({ method, path: '', context, handler: { context, value: first }, at, end });
  } else if (vocabulary.paths?.includes(step.name) === true)
    router.prefix = joinPaths([router.prefix, textOf(composing, context, first)]);
  else if (vocabulary.route.includes(step.name)) addRoutes(composing, scope, router, context, step);
  else if (step.name === vocabulary.handler && first !== undefined)
    router.routes.push({
      method: 'ANY',
      path: '',
      context,
      handler: { context, value: first },
      at: step.at,
      end: step.end,
    });
  else if (vocabulary.nest.includes(step.name) && second !== undefined)
    addChild(composing, scope, router, context, second, textOf(composing, context, first));
  else if (vocabulary.merge.includes(step.name) && first !== undefined)
    for (const value of listed(scope, first)) addChild(composing, scope, router, context, value, '');
  else if (vocabulary.configure.includes(step.name) && first !== undefined)
    configure(composing, router, context, first);
  else if (vocabulary.guards.includes(step.name))
    for (const guard of layersIn(composing.resolver, scope, context, step)) putBefore(router, guard);
}

function addRoutes(
  composing: Composing,
  scope: Scope,
  router: ComposedRouter,
  context: Context,
  step: CallOutline,
): void {
  const methods = step.args.at(-1);
  if (methods === undefined) return;
  const path = step.args.length > 1 ? textOf(composing, context, step.args[0]) : '';
  const found = methodRoutes(composing.resolver, scope, router.vocabulary, context, methods);
  for (const each of found) router.routes.push({ ...each, path, context });
  if (found.length === 0 && answers(composing, context, methods))
    router.routes.push({
      method: 'ANY',
      path,
      context,
      handler: { context, value: methods },
      at: step.at,
      end: step.end,
    });
  // `routes!(list, create)` names handlers whose attributes say the rest.
  const macro = methods.kind === 'call' ? scope.outline.calls[methods.call] : undefined;
  if (macro?.name === 'routes') for (const value of macro.args) addHandler(composing, router, context, value);
}

/** A handler without a method takes them all. */
function answers(composing: Composing, context: Context, value: Value): boolean {
  return value.kind === 'name' && composing.resolver.value(context, value).some(({ kind }) => kind === 'function');
}
