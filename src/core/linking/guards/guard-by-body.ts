import type { GuardKind } from '../../model/endpoint.ts';
import type { Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';

const statusKinds: Readonly<Record<string, GuardKind>> = {
  '401': 'authentication',
  '403': 'authorization',
  '429': 'rate-limit',
  '422': 'validation',
};

/** What a middleware of this workspace guards against, seen from the status it refuses with or the token it verifies. */
export function guardByBody(resolver: Resolver, definitions: readonly Definition[]): GuardKind | undefined {
  for (const definition of definitions) {
    if (definition.kind !== 'function') continue;
    const scope = resolver.scopes.get(definition.file);
    const kind = scope === undefined ? undefined : kindOf(resolver, scope, definition.fn);
    if (kind !== undefined) return kind;
  }
  return undefined;
}

function kindOf(resolver: Resolver, scope: Scope, fn: number): GuardKind | undefined {
  let kind: GuardKind | undefined;
  for (const call of scope.outline.calls) {
    if (!isInside(scope, call.fn, fn)) continue;
    if (call.name === 'verify' && call.on !== undefined && fromTokens(resolver, scope, call.fn, call.on))
      return 'authentication';
    const status = /^(status|code|sendStatus|writeHead)$/.test(call.name) ? call.args[0] : undefined;
    if (status?.kind === 'literal') kind ??= statusKinds[status.text];
  }
  return kind;
}

function fromTokens(resolver: Resolver, scope: Scope, fn: number, on: Parameters<Resolver['value']>[1]): boolean {
  return resolver
    .value({ file: scope.file, fn }, on)
    .some((definition) => definition.kind === 'external' && /^(jsonwebtoken|jose|paseto)$/.test(definition.module));
}

export function isInside(scope: Scope, fn: number, outer: number): boolean {
  for (let current = fn; current >= 0; current = scope.outline.functions[current]?.parent ?? -1)
    if (current === outer) return true;
  return false;
}
