import type { GuardKind } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import { kindByWords } from '../guards/classify-guard.ts';
import { isInside } from '../guards/guard-by-body.ts';
import type { Resolver } from '../resolver.ts';
import { asksOfUser } from './asks-of-user.ts';
import { argumentsOf } from './route-arguments.ts';
import type { Block, RouteScope } from './route-scope.ts';

/**
 * `constraints ->(request) { … } do`, `constraints: AdminConstraint.new`: routes that are there only for whom the
 * constraint lets in. One that looks at a host or a format says nothing of who asks.
 */
export function constrained(scope: RouteScope, block: Block, call: CallOutline): RouteScope {
  const [first, another] = call.args;
  const given = call.name === 'constraints' && another !== undefined ? first : undefined;
  const value = given ?? argumentsOf(call).options.get('constraints');
  const kind = value === undefined ? undefined : demandOf(scope.resolver, block, value);
  if (value === undefined || kind === undefined) return scope;
  const name = classNameOf(scope.resolver, block, value) ?? 'constraints';
  const place = { level: 'router', file: block.file, at: call.at, end: call.at } as const;
  return { ...scope, guards: [...scope.guards, { context: block, value, name, kind, ...place }] };
}

/** What a lambda, or the `matches?` of a class, asks of a request. */
export function demandOf(resolver: Resolver, block: Block, value: Value): GuardKind | undefined {
  const bodies = bodiesOf(resolver, block, value);
  const name = classNameOf(resolver, block, value);
  const found = bodies.map(({ file, fn }) => askedIn(resolver, file, fn));
  if (found.includes('authorization')) return 'authorization';
  const named = name === undefined ? undefined : kindByWords(wordsOf(name));
  return named === 'authorization' || named === 'authentication' ? named : found.find((kind) => kind !== undefined);
}

function bodiesOf(resolver: Resolver, block: Block, value: Value): readonly Block[] {
  if (value.kind === 'function') return [{ file: block.file, fn: value.fn }];
  return resolver.value(block, value).flatMap((definition) => {
    if (definition.kind !== 'class' && definition.kind !== 'instance') return [];
    const functions = resolver.scopes.get(definition.file)?.outline.functions ?? [];
    return functions.flatMap((fn, index) =>
      fn.cls === definition.cls && (fn.name === 'matches?' || fn.name === 'call')
        ? [{ file: definition.file, fn: index }]
        : [],
    );
  });
}

function classNameOf(resolver: Resolver, { file }: Block, value: Value): string | undefined {
  if (value.kind === 'name') return value.name.replaceAll('.', '::');
  const call = value.kind === 'call' ? resolver.scopes.get(file)?.outline.calls[value.call] : undefined;
  return call?.new === true ? call.name.replaceAll('.', '::') : undefined;
}

const identifying = /^(?:session|warden|cookies|current_\w+|\w*signed_in\?|authenticated?\??|user)$/;

function askedIn(resolver: Resolver, file: string, fn: number): GuardKind | undefined {
  const scope = resolver.scopes.get(file);
  if (scope === undefined) return undefined;
  const calls = scope.outline.calls.filter((call) => isInside(scope, call.fn, fn));
  if (calls.some((call) => asksOfUser(scope, call) || asksOfSession(call))) return 'authorization';
  const names = calls.flatMap(({ name, on }) => [name, ...(on?.kind === 'name' ? on.name.split('.') : [])]);
  return names.some((name) => identifying.test(name)) ? 'authentication' : undefined;
}

/** `user&.admin?` of a block that is handed the user. */
function asksOfSession({ name, on }: CallOutline): boolean {
  return /^(?:admin|staff|superuser|super_admin|moderator)\?$/.test(name) && on !== undefined;
}
