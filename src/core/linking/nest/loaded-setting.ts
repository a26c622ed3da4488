import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, itemsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/**
 * `config.get('payments.url')` is what a factory of Nest's configuration returns at that path: of the namespace that
 * `registerAs('payments', …)` names, or of one that is loaded whole.
 */
export function loadedSetting(
  resolver: Resolver,
  from: string,
  { name, on, args }: CallOutline,
): PlacedValue | undefined {
  const [key] = args;
  if (on === undefined || key?.kind !== 'text' || (name !== 'get' && name !== 'getOrThrow')) return undefined;
  if (!/^[A-Za-z]\w*(?:\.\w+)+$/.test(key.text) || resolver.scopes.get(from)?.outline.language !== 'typescript')
    return undefined;
  const path = key.text.split('.');
  const [first, ...rest] = path;
  const found = factories(resolver).flatMap(({ namespace, context, value }): readonly PlacedValue[] => {
    const below = namespace === undefined ? path : namespace === first ? rest : [];
    return below.length === 0 ? [] : (entryAt(resolver, { context, value }, below) ?? []);
  });
  const [only, another] = found;
  return another === undefined ? only : undefined;
}

function entryAt(resolver: Resolver, start: PlacedValue, path: readonly string[]): [PlacedValue] | undefined {
  let found: PlacedValue | undefined = start;
  for (const part of path) found = found && entryOf(resolver, found.context, found.value, part);
  return found && [found];
}

interface Factory extends PlacedValue {
  readonly namespace?: string | undefined;
}

const nestConfig = '@nestjs/config';

const factories = oncePerWorkspace((resolver): readonly Factory[] => {
  const found: Factory[] = [];
  for (const [file, scope] of resolver.scopes) {
    if (!scope.outline.imports.some(({ from }) => from === nestConfig)) continue;
    for (const call of scope.outline.calls) {
      const context = { file, fn: call.fn };
      const [first, second] = call.args;
      if (first === undefined) continue;
      if (call.name === 'registerAs' && second !== undefined) {
        if (first.kind === 'text') found.push(...returned(resolver, context, second, first.text));
      }
      if (call.name !== 'forRoot' || call.on?.kind !== 'name' || call.on.name !== 'ConfigModule') continue;
      const load = entryOf(resolver, context, first, 'load');
      for (const item of load === undefined ? [] : itemsOf(resolver, load.context, load.value))
        found.push(...returned(resolver, item.context, item.value, undefined));
    }
  }
  return found;
});

/** What a function gives that stands there or is named. */
function returned(
  resolver: Resolver,
  context: Context,
  value: Value,
  namespace: string | undefined,
): readonly Factory[] {
  const places =
    value.kind === 'function'
      ? [{ file: context.file, fn: value.fn }]
      : resolver.value(context, value).flatMap((each) => (each.kind === 'function' ? [each] : []));
  return places.flatMap(({ file, fn }) =>
    (resolver.scopes.get(file)?.outline.functions[fn]?.returns ?? []).map((given) => ({
      namespace,
      context: { file, fn },
      value: given,
    })),
  );
}
