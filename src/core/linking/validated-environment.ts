import type { Outline, Value } from '../syntax/outline.ts';
import type { Context, MadeDefinition } from './definition.ts';
import { entryOf, itemsOf } from './read-options.ts';
import type { Resolver } from './resolver.ts';

/**
 * `env.ORDERS_URL` of what a library of schemas makes of the whole environment: `schema.parse(process.env)`,
 * `cleanEnv(process.env, …)`, `createEnv({ runtimeEnv: process.env })`.
 */
export function validatedVariable(resolver: Resolver, { members, call }: MadeDefinition): string | undefined {
  const name = members.at(-1);
  if (name === undefined || call === undefined || !/^[A-Z][A-Z0-9_]*$/.test(name)) return undefined;
  const outline = resolver.scopes.get(call.file)?.outline.calls[call.call];
  const context = { file: call.file, fn: outline?.fn ?? 0 };
  const holds = outline?.args.some((value) => holdsEnvironment(resolver, context, value)) ?? false;
  return holds ? name : undefined;
}

function holdsEnvironment(resolver: Resolver, context: Context, value: Value): boolean {
  const held = value.kind === 'object' ? [...value.entries.map((entry) => entry.value), ...value.spreads] : [value];
  return held.some((each) => isEnvironment(resolver, context, each));
}

function isEnvironment(resolver: Resolver, context: Context, value: Value): boolean {
  if (value.kind !== 'name') return false;
  return resolver
    .name(context, value.name)
    .some((found) => found.kind === 'external' && found.module === 'global' && found.path.join('.') === 'process.env');
}

/** What stands in for a variable that is not set: `z.object({ ORDERS_URL: z.url().default('http://orders') })`. */
export function validatedDefault(resolver: Resolver, { call: site }: MadeDefinition, name: string): string | undefined {
  const outline = site && resolver.scopes.get(site.file)?.outline;
  const call = site && outline?.calls[site.call];
  if (site === undefined || call === undefined) return undefined;
  const inside = { file: site.file, fn: call.fn };
  const held = [...(call.on === undefined ? [] : [call.on]), ...call.args];
  for (const value of held)
    for (const { context, shape } of schemasBehind(resolver, inside, value)) {
      const entry = entryOf(resolver, context, shape, name);
      const schema = entry && resolver.scopes.get(entry.context.file)?.outline;
      const text = entry && schema && defaultIn(schema, entry.value);
      if (text !== undefined) return text;
    }
  return undefined;
}

interface Schema {
  readonly context: Context;
  readonly shape: Value;
}

/** The fields of `z.object({ … })`, and what functions of that kind are handed as they stand. */
function schemasBehind(resolver: Resolver, context: Context, value: Value): readonly Schema[] {
  return itemsOf(resolver, context, value).flatMap((item): readonly Schema[] => {
    if (item.value.kind === 'object') return [{ context: item.context, shape: item.value }];
    return resolver.value(item.context, item.value).flatMap((found): readonly Schema[] => {
      if (found.kind !== 'made' || found.call === undefined) return [];
      const call = resolver.scopes.get(found.call.file)?.outline.calls[found.call.call];
      const [shape] = call?.args ?? [];
      return call === undefined || shape === undefined
        ? []
        : [{ context: { file: found.call.file, fn: call.fn }, shape }];
    });
  });
}

/** Of `z.string().url().default('http://orders')` the text. */
function defaultIn({ calls }: Outline, value: Value): string | undefined {
  for (let at = value; at.kind === 'call'; ) {
    const call = calls[at.call];
    const [first] = call?.args ?? [];
    if (call?.name === 'default' && first?.kind === 'text') return first.text;
    if (call?.on === undefined) return undefined;
    at = call.on;
  }
  return undefined;
}
