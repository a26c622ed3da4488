import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { entryOf, itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** Paths that a guard lets pass: `jwt(…).unless({ path: ['/login'] })`. */
export function exceptedPaths(resolver: Resolver, context: Context, value: Value): readonly string[] {
  const call = value.kind === 'call' ? resolver.scopes.get(context.file)?.outline.calls[value.call] : undefined;
  if (call?.name !== 'unless') return [];
  const list = entryOf(resolver, { file: context.file, fn: call.fn }, call.args[0], 'path');
  if (list === undefined) return [];
  return itemsOf(resolver, list.context, list.value).flatMap((item) => {
    // An exception may be limited to methods: `{ url: '/orders', methods: ['GET'] }`.
    const url = entryOf(resolver, item.context, item.value, 'url') ?? item;
    const text = resolveText(resolver, url.context, url.value)?.text;
    return text === undefined ? [] : [text];
  });
}
