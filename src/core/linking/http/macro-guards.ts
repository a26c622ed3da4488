import { elysia } from '../../extractors/http/elysia.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { entryOf, itemsOf, objectsOf, type PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';

/** What stands before a route that turns a macro on, by the name of the macro. */
export const macrosOf = oncePerWorkspace(findMacros);

/** Keys of a macro whose functions run before the handler. */
const steps = ['beforeHandle', 'resolve'];

function findMacros(resolver: Resolver): ReadonlyMap<string, readonly PlacedValue[]> {
  const macros = new Map<string, readonly PlacedValue[]>();
  for (const [file, { outline }] of resolver.scopes) {
    if (!outline.imports.some(({ from }) => elysia.modules.includes(from))) continue;
    for (const call of outline.calls) {
      if (call.name !== elysia.macro || call.on === undefined) continue;
      const context = { file, fn: call.fn };
      for (const [name, value] of namedIn(resolver, context, call.args)) macros.set(name, guardsIn(resolver, value));
    }
  }
  return macros;
}

/** `macro('signedIn', { … })`, `macro({ signedIn: { … } })` */
function namedIn(
  resolver: Resolver,
  context: Context,
  [first, second]: readonly Value[],
): readonly (readonly [string, PlacedValue])[] {
  if (first?.kind === 'text' && second !== undefined) return [[first.text, { context, value: second }]];
  return (first === undefined ? [] : objectsOf(resolver, context, first)).flatMap((object) =>
    object.value.kind === 'object'
      ? object.value.entries.map(({ key, value }) => [key, { context: object.context, value }] as const)
      : [],
  );
}

/** The functions of a macro, also of one that a function gives: `role: (name) => ({ beforeHandle })`. */
function guardsIn(resolver: Resolver, { context, value }: PlacedValue): readonly PlacedValue[] {
  const given = resolver.value(context, value).flatMap((definition): readonly PlacedValue[] => {
    if (definition.kind !== 'function') return [];
    const returns = resolver.scopes.get(definition.file)?.outline.functions[definition.fn]?.returns ?? [];
    return returns.map((each) => ({ context: { file: definition.file, fn: definition.fn }, value: each }));
  });
  return [{ context, value }, ...given].flatMap((object) =>
    steps.flatMap((step) => {
      const entry = entryOf(resolver, object.context, object.value, step);
      return entry === undefined ? [] : itemsOf(resolver, entry.context, entry.value);
    }),
  );
}
