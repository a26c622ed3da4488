import type { Value } from '../syntax/outline.ts';
import type { Context, MadeDefinition } from './definition.ts';
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
