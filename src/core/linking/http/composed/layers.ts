import type { CallOutline, Value } from '../../../syntax/outline.ts';
import type { Context } from '../../definition.ts';
import type { Resolver } from '../../resolver.ts';
import type { Scope } from '../../scope.ts';
import type { GuardUse } from '../route.ts';
import { chainOf } from './chain-of.ts';
import { kindOfExtractor } from './extractor-guards.ts';
import { kindByParameters } from './kind-by-parameters.ts';

/** What a step puts before routes, the innermost first: `layer(from_fn(check))`, `layer(ServiceBuilder::new().layer(…))`. */
export function layersIn(resolver: Resolver, scope: Scope, context: Context, step: CallOutline): readonly GuardUse[] {
  const [first] = step.args;
  if (first === undefined) return [];
  const place = { level: 'router', file: scope.file, at: step.at, end: step.end } as const;
  const values = stackedIn(scope, context, first)?.toReversed() ?? [first];
  return values.map((value) => ({
    context,
    value: middlewareIn(scope, value),
    ...takenIn(resolver, context, middlewareIn(scope, value)),
    ...extractorIn(resolver, scope, context, value),
    ...place,
  }));
}

/** A stack that is built first runs in the order in which it is written. */
function stackedIn(scope: Scope, context: Context, value: Value): readonly Value[] | undefined {
  const given = value.kind === 'name' ? (scope.bindings(context.fn, value.name).at(-1)?.value ?? value) : value;
  if (given.kind !== 'call') return undefined;
  const [made, ...steps] = chainOf(scope, given.call);
  const maker = made?.on?.kind === 'name' ? made.on.name.split('.').at(-1) : undefined;
  if (maker !== 'ServiceBuilder') return undefined;
  return steps.flatMap(({ name, args }) => (name === 'layer' ? args.slice(0, 1) : []));
}

/** `middleware::from_fn_with_state(state, check)` stands for the function. */
function middlewareIn(scope: Scope, value: Value): Value {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  return call !== undefined && /^from_fn/.test(call.name) ? (call.args.at(-1) ?? value) : value;
}

/** What only its parameters say of a function: nobody gets into it whom their types turn away. */
function takenIn(resolver: Resolver, context: Context, value: Value): Pick<GuardUse, 'kind' | 'name'> {
  const kind = value.kind === 'name' ? kindByParameters(resolver, context, value) : undefined;
  return value.kind !== 'name' || kind === undefined ? {} : { kind, name: value.name };
}

/** `middleware::from_extractor::<RequireUser>()` turns away whom the extractor turns away. */
function extractorIn(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  value: Value,
): Pick<GuardUse, 'name' | 'kind' | 'value'> | undefined {
  const call = value.kind === 'call' ? scope.outline.calls[value.call] : undefined;
  if (call === undefined || !/^from_extractor(?:_with_state)?$/.test(call.name)) return undefined;
  const [type] = (call.typeArguments ?? '').replace(/^<|>$/g, '').split(',');
  const name = type?.trim().split('::').at(-1) ?? '';
  if (type === undefined || name === '') return undefined;
  return { name, kind: kindOfExtractor(resolver, context, type.trim()) ?? 'other', value: { kind: 'name', name } };
}
