import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import type { ComposedRouteVocabulary } from '../../../extractors/shapes/composed-route-vocabulary.ts';
import type { CallOutline } from '../../../syntax/outline.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import { addServices } from './add-services.ts';
import { applied } from './apply-step.ts';
import { chainOf } from './chain-of.ts';
import { type ComposedRouter, copyOf, emptyRouter } from './composed-router.ts';
import type { Composing } from './composing.ts';
import { returned, variableOf } from './find-router.ts';
import { goneOn } from './go-on.ts';
import { makerOf } from './maker-of.ts';
import { calleesIn } from './method-routes.ts';
import { textOf } from './text-of.ts';

/** Routers stand in each other; deeper than this none does. */
const maxDepth = 30;

export function startComposing(resolver: Resolver): Composing {
  const composing: Composing = {
    resolver,
    taken: new Set(),
    registered: new Set(),
    open: new Set(),
    routerOf: (scope, call) => routerOf(composing, scope, call),
    applied: (scope, router, steps) => applied(composing, scope, router, steps),
  };
  return composing;
}

function routerOf(composing: Composing, scope: Scope, index: number): ComposedRouter | undefined {
  const key = `${scope.file}#${index}`;
  if (composing.open.has(key) || composing.open.size > maxDepth) return undefined;
  composing.open.add(key);
  const [first, ...rest] = chainOf(scope, index);
  const router = first === undefined ? undefined : chained(composing, scope, first, rest);
  composing.open.delete(key);
  return router;
}

function chained(
  composing: Composing,
  scope: Scope,
  first: CallOutline,
  rest: readonly CallOutline[],
): ComposedRouter | undefined {
  const context = { file: scope.file, fn: first.fn };
  const made = makerOf(composing.resolver, scope, first);
  if (made !== undefined) {
    const { vocabulary, prefixed } = made;
    const router = emptyRouter(vocabulary, prefixed ? textOf(composing, context, first.args[0]) : '');
    if (made.serves) addServices(composing, scope, router, context, first);
    const [several] = prefixed ? first.args : [];
    return several?.kind === 'list'
      ? atEach(
          applied(composing, scope, emptyRouter(vocabulary), rest),
          several.items.map((item) => textOf(composing, context, item)),
        )
      : applied(composing, scope, router, rest);
  }
  if (first.on?.kind === 'name') {
    const variable = variableOf(composing, scope, context, first.on.name, first.start);
    if (variable?.vocabulary.services !== undefined && [first, ...rest].some(({ name }) => shown.test(name)))
      return undefined;
    if (variable !== undefined) return applied(composing, scope, copyOf(variable), [first, ...rest]);
    const handed = handedTo(scope, context.fn, first.on.name);
    if (handed !== undefined) return applied(composing, scope, emptyRouter(handed), [first, ...rest]);
  }
  const given = calleesIn(composing.resolver, scope, first).flatMap((callee) =>
    callee.kind === 'function' ? (returned(composing, callee.file, callee.fn) ?? []) : [],
  )[0];
  const router = given === undefined ? goneOn(composing, scope, context, first) : copyOf(given);
  return router === undefined ? undefined : applied(composing, scope, router, rest);
}

/** What shows the contract of services to people is not the services again. */
const shown = /^(?:swagger_ui|rapidoc|redoc|openapi_explorer|scalar|stoplight_elements|spec)/;

/** `web::resource(["/orders", "/purchases"])` answers at each of them. */
function atEach(router: ComposedRouter, prefixes: readonly string[]): ComposedRouter {
  const whole = emptyRouter(router.vocabulary);
  whole.children.push(...prefixes.map((prefix) => ({ prefix, router })));
  return whole;
}

/** `AdHoc::on_ignite("orders", |rocket| async { rocket.mount(…) })` */
function handedTo({ outline }: Scope, fn: number, name: string): ComposedRouteVocabulary | undefined {
  for (let at = fn; at > 0; at = outline.functions[at]?.parent ?? 0) {
    const { parameters, argumentOf } = outline.functions[at] ?? {};
    if (parameters?.some((each) => each.name === name) !== true) continue;
    const around = argumentOf === undefined ? undefined : outline.calls[argumentOf];
    return around && composedRouters.find(({ handedBy }) => handedBy?.includes(around.name) === true);
  }
  return undefined;
}
