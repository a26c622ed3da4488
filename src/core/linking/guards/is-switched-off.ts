import type { CallOutline, Value } from '../../syntax/outline.ts';
import { calleesOf } from '../call-sites.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** `get_user(required=False)`, `jwt_required(optional=True)`, `HTTPBearer(auto_error=False)`. */
export function isSwitchedOff(resolver: Resolver, context: Context, value: Value): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call !== undefined && isSwitchedByPosition(resolver, context, call, value)) return true;
  const keywords = call?.args.at(-1);
  if (keywords?.kind !== 'object' || keywords.keywords !== true) return false;
  return keywords.entries.some(
    ({ key, value: given }) => given.kind === 'literal' && switches[key] !== undefined && switches[key] === given.text,
  );
}

const switches: Readonly<Record<string, string>> = { required: 'false', optional: 'true', auto_error: 'false' };

/** `AuthMiddleware(false)`, where the function calls what it is given `required`. */
function isSwitchedByPosition(resolver: Resolver, context: Context, call: CallOutline, value: Value): boolean {
  if (value.kind !== 'call' || !call.args.some((argument) => argument.kind === 'literal')) return false;
  return calleesOf(resolver, context.file, value.call).some((callee) => {
    const parameters =
      callee.kind === 'function' ? resolver.scopes.get(callee.file)?.outline.functions[callee.fn]?.parameters : [];
    return call.args.some((argument, at) => {
      const meant = parameters?.[at]?.name ?? '';
      if (argument.kind !== 'literal') return false;
      return (
        (argument.text === 'false' && /^(?:is)?(?:required?|mandatory|strict|enforced?|auto_?401)$/i.test(meant)) ||
        (argument.text === 'true' && /^(?:is)?optional$/i.test(meant))
      );
    });
  });
}
