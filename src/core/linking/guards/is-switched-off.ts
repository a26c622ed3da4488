import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** `get_user(required=False)`, `jwt_required(optional=True)`, `HTTPBearer(auto_error=False)`. */
export function isSwitchedOff(resolver: Resolver, context: Context, value: Value): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  const keywords = call?.args.at(-1);
  if (keywords?.kind !== 'object' || keywords.keywords !== true) return false;
  return keywords.entries.some(
    ({ key, value: given }) => given.kind === 'literal' && switches[key] !== undefined && switches[key] === given.text,
  );
}

const switches: Readonly<Record<string, string>> = { required: 'false', optional: 'true', auto_error: 'false' };
