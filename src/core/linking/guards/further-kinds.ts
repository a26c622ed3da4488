import type { GuardKind } from '../../model/endpoint.ts';
import { wordsOf } from '../../model/words.ts';
import type { Value } from '../../syntax/outline.ts';
import type { GuardUse } from '../http/route.ts';
import type { Resolver } from '../resolver.ts';
import { type ClassifiedGuard, kindByWords, weakKind } from './classify-guard.ts';
import { guardsByBody } from './guard-by-body.ts';

/**
 * What one function refuses with by hand is two guards: `401` to whoever is not known, and `403` to whoever may not.
 * One that is called after authentication may say `403` of a bad key, and counts for that alone, unless it is handed what
 * somebody must be.
 */
export function kindsOfGuard(resolver: Resolver, use: GuardUse, { kind, name }: ClassifiedGuard): readonly GuardKind[] {
  if (kind !== 'authentication' && kind !== 'authorization') return [kind];
  const refused = guardsByBody(resolver, resolver.value(use.context, use.value));
  if (!refused.includes('authentication') || !refused.includes('authorization')) return [kind];
  return kind === 'authorization' || isHanded(resolver, use) || !isCalledAfterCallers(name) ? both : [kind];
}

const both: readonly GuardKind[] = ['authentication', 'authorization'];

function isCalledAfterCallers(name: string): boolean {
  const words = wordsOf(name);
  const known = kindByWords(words) === 'authentication' || weakKind(words) !== undefined;
  return known || words.some((word) => proofs.has(word));
}

/** What somebody shows to be known. */
const proofs: ReadonlySet<string> = new Set([
  'api',
  'key',
  'keys',
  'token',
  'tokens',
  'secret',
  'bearer',
  'jwt',
  'ticket',
]);

/** `guard('editor')`, `auth([Role.Editor])`; settings and services that it is handed say nothing of who may. */
function isHanded(resolver: Resolver, { context, value }: GuardUse): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  return call?.args.some(isConstant) === true;
}

function isConstant(value: Value): boolean {
  if (value.kind === 'list') return value.items.length > 0 && value.items.every(isConstant);
  return value.kind === 'text' || (value.kind === 'name' && /(?:^|\.)[A-Z]\w*$/.test(value.name));
}
