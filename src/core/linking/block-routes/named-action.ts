import { camelized } from '../../extractors/shapes/inflections.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { nearest, nestingOf, rubyConstants } from '../ruby/ruby-constants.ts';

/** `to: 'hives.index'` of Hanami is `handle` of the class `Actions::Hives::Index` in the module around. */
export function namedAction(
  resolver: Resolver,
  { file, fn }: FunctionPlace,
  call: CallOutline,
  option: string,
  slice?: string,
): FunctionPlace | undefined {
  const entries = call.args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
  const target = entries.find(({ key }) => key === option)?.value;
  const text = target === undefined ? undefined : resolveText(resolver, { file, fn }, target)?.text;
  const scope = resolver.scopes.get(file);
  if (text === undefined || scope === undefined) return undefined;
  const path = camelized(text.replaceAll('.', '/'));
  for (const around of slice === undefined ? nestingOf(scope, fn) : [slice]) {
    const full = `${around}::Actions::${path}`;
    const found = nearest(rubyConstants(resolver).get(full) ?? [], full, file);
    const method =
      found?.kind === 'class' ? resolver.scopes.get(found.file)?.method(found.cls, 'handle', false) : undefined;
    if (found?.kind === 'class' && method !== undefined) return { file: found.file, fn: method };
  }
  return undefined;
}
