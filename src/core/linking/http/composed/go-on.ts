import { composedRouters } from '../../../extractors/http/composed-routers.ts';
import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Scope } from '../../scope.ts';
import { chainOf } from './chain-of.ts';
import { type ComposedRouter, copyOf } from './composed-router.ts';
import type { Composing } from './composing.ts';
import { takenIn } from './find-router.ts';
import { calleesIn } from './method-routes.ts';

/** A function that goes on with the chain that it is given. */
export function configure(composing: Composing, router: ComposedRouter, context: Context, value: Value): void {
  for (const definition of composing.resolver.value(context, value)) {
    if (definition.kind !== 'function') continue;
    const name = composing.resolver.scopes
      .get(definition.file)
      ?.outline.functions[definition.fn]?.parameters.at(-1)?.name;
    goOn(composing, router, definition.file, definition.fn, name);
  }
}

/** `with_orders(router)`: a function that goes on with the router that it is given. */
export function goneOn(
  composing: Composing,
  scope: Scope,
  context: Context,
  call: CallOutline,
): ComposedRouter | undefined {
  for (const callee of calleesIn(composing.resolver, scope, call)) {
    if (callee.kind !== 'function') continue;
    const outline = composing.resolver.scopes.get(callee.file)?.outline.functions[callee.fn];
    const at = outline?.parameters.findIndex(({ type }) => isReceiver(type)) ?? -1;
    const value = call.args[at];
    const router = value === undefined ? undefined : takenIn(composing, scope, context, value);
    if (router === undefined) continue;
    const copy = copyOf(router);
    goOn(composing, copy, callee.file, callee.fn, outline?.parameters[at]?.name);
    return copy;
  }
  return undefined;
}

function goOn(composing: Composing, router: ComposedRouter, file: string, fn: number, name: string | undefined): void {
  const scope = composing.resolver.scopes.get(file);
  const key = `${file}#ƒ${fn}`;
  if (scope === undefined || name === undefined || composing.open.has(key)) return;
  composing.open.add(key);
  scope.outline.calls.forEach((call, index) => {
    if (call.fn !== fn || scope.continued.has(index)) return;
    const links = chainOf(scope, index);
    const [first] = links;
    if (first?.on?.kind === 'name' && first.on.name === name) composing.applied(scope, router, links);
    // `orders(config)`: another function goes on in its place.
    else if (first?.args.some((value) => value.kind === 'name' && value.name === name) === true)
      for (const callee of calleesIn(composing.resolver, scope, first))
        if (callee.kind === 'function')
          goOn(composing, router, callee.file, callee.fn, givenAs(composing, callee, first, name));
  });
  composing.open.delete(key);
}

function givenAs(
  composing: Composing,
  callee: { file: string; fn: number },
  call: CallOutline,
  name: string,
): string | undefined {
  const at = call.args.findIndex((value) => value.kind === 'name' && value.name === name);
  return composing.resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.parameters[at]?.name;
}

const receivers = new Set(composedRouters.flatMap(({ receivers: types }) => types));

function isReceiver(type: string | undefined): boolean {
  return receivers.has(
    type
      ?.replace(/^&(?:mut\s+)?/, '')
      .replace(/<[\s\S]*$/, '')
      .split('::')
      .at(-1) ?? '',
  );
}
