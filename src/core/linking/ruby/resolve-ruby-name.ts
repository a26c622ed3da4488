import type { Context, Definition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { nearest, nestingOf, rubyConstants } from './ruby-constants.ts';

/**
 * What a name means that nothing around declares. Constants are found wherever the workspace defines them, as the
 * autoloader of Rails does; other names are methods of the class around.
 */
export function resolveRubyName(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  name: string,
): readonly Definition[] {
  if (/^[$A-Z]/.test(name)) return constantNamed(resolver, scope, context, name.split('.'));
  return methodAround(resolver, scope, context.fn, name);
}

function methodAround(resolver: Resolver, scope: Scope, fn: number, name: string): readonly Definition[] {
  const cls = scope.classAround(fn);
  if (cls === undefined) return [];
  const onClass = isOnClass(scope, fn);
  if (name === 'new') return onClass ? [{ kind: 'class', file: scope.file, cls }] : [];
  return resolver.member({ kind: onClass ? 'class' : 'instance', file: scope.file, cls }, name);
}

/** Within a method of the class itself, or in its body. */
function isOnClass(scope: Scope, fn: number): boolean {
  for (let at = fn; at > 0; at = scope.outline.functions[at]?.parent ?? 0) {
    const outline = scope.outline.functions[at];
    if (outline?.cls !== undefined) return outline.static === true;
  }
  return false;
}

function constantNamed(
  resolver: Resolver,
  scope: Scope,
  context: Context,
  parts: readonly string[],
): readonly Definition[] {
  const path = parts.join('::');
  for (const around of [...nestingOf(scope, context.fn), '']) {
    const full = around === '' ? path : `${around}::${path}`;
    const found = nearest(rubyConstants(resolver).get(full) ?? [], full, scope.file);
    if (found?.kind === 'value') return resolver.value(found.context, found.value);
    if (found !== undefined) return [found];
  }
  if (path.startsWith('$')) return [];
  const [module = '', ...rest] = parts;
  return [{ kind: 'external', module, path: rest }];
}
