import { publicDecorators } from '../../extractors/http/guard-vocabulary.ts';
import { type Context, definitionKey } from '../definition.ts';
import { classifyGuard } from '../guards/classify-guard.ts';
import type { GuardUse } from '../http/route.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { ResolvedDecorator } from './expand-decorators.ts';

/**
 * Whether a route passes by a guard that holds for its whole class or application: it carries metadata `true` under a
 * key that the guard looks up, or an own decorator with a name that says so.
 */
export function isOptedOut(resolver: Resolver, guard: GuardUse, decorators: readonly ResolvedDecorator[]): boolean {
  if (guard.level !== 'application' && guard.level !== 'class') return false;
  if (decorators.some(({ name, module }) => name === 'SkipThrottle' && module === '@nestjs/throttler'))
    if (classifyGuard(resolver, guard.context, guard.value)?.kind === 'rate-limit') return true;
  const keys = keysReadBy(resolver, guard);
  if (decorators.some((decorator) => keys.has(markedKey(resolver, decorator) ?? ''))) return true;
  if (isUnasked(resolver, guard, keys, decorators)) return true;
  const named = decorators.some(
    (decorator) => decorator.module !== '@nestjs/common' && publicDecorators.has(decorator.name.toLowerCase()),
  );
  const kind = named ? classifyGuard(resolver, guard.context, guard.value)?.kind : undefined;
  // Where nobody is signed in, a guard of roles asks only for those that the route names.
  const asksNobody = kind === 'authorization' && keys.size > 0 && !asksByMark(resolver, keys, decorators);
  return kind === 'authentication' || asksNobody;
}

/** A guard that asks for the roles that a route names, `@Roles('captain')`, asks nothing where none are named. */
function isUnasked(
  resolver: Resolver,
  guard: GuardUse,
  keys: ReadonlySet<string>,
  decorators: readonly ResolvedDecorator[],
): boolean {
  if (keys.size === 0 || guard.level !== 'application') return false;
  const kind = classifyGuard(resolver, guard.context, guard.value)?.kind;
  return (kind === 'authorization' || kind === 'other') && !asksByMark(resolver, keys, decorators);
}

function asksByMark(resolver: Resolver, keys: ReadonlySet<string>, decorators: readonly ResolvedDecorator[]): boolean {
  return decorators.some(({ name, args: [key], context }) => {
    if (name !== 'SetMetadata') return keys.has(ownMark(resolver, context, name) ?? '');
    const text = key === undefined ? undefined : resolveText(resolver, context, key)?.text;
    return text !== undefined && keys.has(text);
  });
}

/** What a guard that nothing else is known of asks for by the marks of a route: `@Ranks('captain')`. */
export function askedByMarks(resolver: Resolver, guard: GuardUse, decorators: readonly ResolvedDecorator[]): GuardUse {
  if (guard.kind !== undefined || guard.phase !== 1) return guard;
  const keys = keysReadBy(resolver, guard);
  if (keys.size === 0 || !asksByMark(resolver, keys, decorators)) return guard;
  const found = classifyGuard(resolver, guard.context, guard.value);
  return found?.kind === 'other' ? { ...guard, kind: 'authorization', name: found.name } : guard;
}

/** `SetMetadata('isPublic', true)`, `@Public()` that `Reflector.createDecorator` made: the key. */
function markedKey(resolver: Resolver, { name, args, context }: ResolvedDecorator): string | undefined {
  const [key, value] = name === 'SetMetadata' ? args : [undefined, args[0]];
  const isTrue = value?.kind === 'literal' && value.text === 'true';
  if (name !== 'SetMetadata') return isTrue || value === undefined ? ownMark(resolver, context, name) : undefined;
  return isTrue && key !== undefined ? resolveText(resolver, context, key)?.text : undefined;
}

/** Stands for a mark that has no text as its key: `const Roles = Reflector.createDecorator<string[]>()`. */
function ownMark(resolver: Resolver, context: Context, name: string): string | undefined {
  const made = resolver
    .name(context, name)
    .find((found) => found.kind === 'made' && found.module === '@nestjs/core' && found.maker[1] === 'createDecorator');
  return made === undefined ? undefined : definitionKey(made);
}

const lookups = new Set(['get', 'getAllAndOverride', 'getAllAndMerge', 'getAll']);

function keysReadBy(resolver: Resolver, guard: GuardUse): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const definition of resolver.value(guard.context, guard.value)) {
    if (definition.kind !== 'class' && definition.kind !== 'instance') continue;
    const scope = resolver.scopes.get(definition.file);
    for (const call of scope?.outline.calls ?? []) {
      const [key] = call.args;
      if (!lookups.has(call.name) || key === undefined || scope?.classAround(call.fn) !== definition.cls) continue;
      const inside = { file: definition.file, fn: call.fn };
      const mark =
        resolveText(resolver, inside, key)?.text ??
        (key.kind === 'name' ? ownMark(resolver, inside, key.name) : undefined);
      if (mark !== undefined) keys.add(mark);
    }
  }
  return keys;
}
