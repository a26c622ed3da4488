import type { PrismaAttribute, PrismaValue } from './prisma-schema.ts';

interface WithAttributes {
  readonly attributes: readonly PrismaAttribute[];
}

export function attribute(of: WithAttributes, name: string): PrismaAttribute | undefined {
  return of.attributes.find((found) => found.name === name);
}

/** An argument by its name, or the first one without a name. */
export function argument(of: PrismaAttribute | undefined, name: string, positional = false): PrismaValue | undefined {
  const named = of?.args.find((arg) => arg.name === name);
  return (named ?? (positional ? of?.args.find((arg) => arg.name === undefined) : undefined))?.value;
}

export function textArgument(of: PrismaAttribute | undefined, name: string, positional = false): string | undefined {
  const value = argument(of, name, positional);
  return value?.kind === 'text' ? value.text : undefined;
}

export function nameArgument(of: PrismaAttribute | undefined, name: string): string | undefined {
  const value = argument(of, name);
  return value?.kind === 'name' ? value.name : undefined;
}

/** The name in the database: what `@map` or `@@map` says, else the name in the schema. */
export function mappedName(of: WithAttributes & { readonly name: string }): string {
  return textArgument(attribute(of, 'map'), 'name', true) ?? of.name;
}

/** Field names of a list, without what else is said about each: `[title(sort: Desc), id]`. */
export function namesIn(value: PrismaValue | undefined): string[] {
  if (value?.kind !== 'list') return [];
  return value.items.flatMap((item) => (item.kind === 'name' || item.kind === 'call' ? [item.name] : []));
}
