import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Route } from '../http/route.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** Whether a guard is told to let a route pass: `jwt(…).unless({ path: ['/login', /^\/open/] })`. */
export function isExcepted(
  resolver: Resolver,
  context: Context,
  value: Value,
  route: Pick<Route, 'method' | 'path'>,
): boolean {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call === undefined) return false;
  const inside = { file: context.file, fn: call.fn };
  if (call.name === 'unless') {
    const list = entryOf(resolver, inside, call.args[0], 'path');
    return (
      list !== undefined && itemsOf(resolver, list.context, list.value).some((each) => lets(resolver, each, route))
    );
  }
  // `except(['/login', '/open/*'], jwt(…))` of Hono
  const [first, second] = call.args;
  if (call.name !== 'except' || first === undefined || second === undefined) return false;
  return itemsOf(resolver, inside, first).some((each) => lets(resolver, each, route));
}

function lets(resolver: Resolver, item: PlacedValue, { method, path }: Pick<Route, 'method' | 'path'>): boolean {
  // An exception may be limited to methods: `{ url: '/orders', methods: ['GET'] }`.
  const { context, value } = entryOf(resolver, item.context, item.value, 'url') ?? item;
  const methods = entryOf(resolver, item.context, item.value, 'methods');
  const named = methods === undefined ? [] : itemsOf(resolver, methods.context, methods.value);
  const texts = named.map((each) => resolveText(resolver, each.context, each.value)?.text);
  if (texts.length > 0 && !texts.includes(method)) return false;
  if (value.kind === 'other') return value.text !== undefined && matches(value.text, path);
  const text = resolveText(resolver, context, value)?.text;
  if (text === undefined) return false;
  return text.endsWith('/*') ? path.startsWith(text.slice(0, -1)) : text === path;
}

/** A regular expression of the code, as far as it is short and plain enough to be tried. */
function matches(written: string, path: string): boolean {
  const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(written) ?? [];
  if (source === '' || source.length > 200 || /[+*}][)]*[+*{]/.test(source)) return false;
  try {
    return new RegExp(source, flags.replace(/[gy]/g, '')).test(path);
  } catch {
    return false;
  }
}
