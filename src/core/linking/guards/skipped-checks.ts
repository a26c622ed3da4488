import type { Entry } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/**
 * `parseRequest(request, schema, { skipAuth: true })`: the function that would find out who is calling is told not to,
 * and nothing else in the handler asks.
 */
export function skipsAuthentication(resolver: Resolver, place: FunctionPlace | undefined): boolean {
  const scope = place && resolver.scopes.get(place.file);
  if (place === undefined || scope === undefined) return false;
  const within = scope.callsWithin(place.fn);
  const skipping = within.filter((index) =>
    scope.outline.calls[index]?.args.some((argument) => argument.kind === 'object' && argument.entries.some(isSkip)),
  );
  if (!skipping.some((index) => calleesOf(resolver, place.file, index).some(({ kind }) => kind === 'function')))
    return false;
  return !within.some((index) => !skipping.includes(index) && asking.test(scope.outline.calls[index]?.name ?? ''));
}

function isSkip({ key, value }: Entry): boolean {
  if (value.kind !== 'literal') return false;
  return (value.text === 'true' && skipped.test(key)) || (value.text === 'false' && demanded.test(key));
}

const skipped = /^(?:skip|no|disable|ignore|bypass|without)_?(?:auth(?:entication)?|login)(?:_?check)?$/i;
const demanded =
  /^(?:auth|authenticate|authenticated|(?:require|requires|required)_?(?:auth(?:entication)?|login)|(?:auth|login)_?required)$/i;

/** What asks by itself. */
const asking =
  /^(?:check|require|ensure|assert|verify)\w*(?:auth|session|permission|user)|^get(?:server|current)?session/i;
