import { graphqlRuby } from '../../extractors/http/graphql-ruby.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import type { GuardUse } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { methodIn } from '../rails/controllers.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { fieldName } from './field-name.ts';
import type { AnsweredField } from './graphql-route.ts';

/** `field :nests, [Types::NestType]` is answered by the method `nests`, or by the class that the field names. */
export function rubyFields(resolver: Resolver): readonly AnsweredField[] {
  const ruby = [...resolver.scopes.values()].filter(({ outline }) => outline.language === 'ruby');
  const roots = rootsOf(resolver, ruby);
  return ruby.flatMap((scope) =>
    scope.outline.classes.flatMap((outline, cls): readonly AnsweredField[] => {
      const macros = outline.decorators.filter(({ name }) => name === graphqlRuby.macro);
      if (macros.length === 0) return [];
      const place = { file: scope.file, cls };
      const hierarchy = hierarchyOf(resolver, place);
      if (!hierarchy.some((each) => isType(resolver, each))) return [];
      const type = roots.get(keyOf(place)) ?? typeName(outline.name);
      return macros.flatMap((macro) => fieldOf(resolver, scope, hierarchy, type, macro));
    }),
  );
}

/** `query Types::QueryType` in the schema. */
function rootsOf(resolver: Resolver, ruby: readonly Scope[]): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  for (const { file, outline } of ruby)
    for (const cls of outline.classes) {
      if (!cls.bases.some((base) => graphqlRuby.schema.test(dotted(base)))) continue;
      for (const { name, args } of cls.decorators) {
        const type = Object.entries(graphqlRuby.roots).find(([macro]) => macro === name)?.[1];
        const [first] = args ?? [];
        if (type === undefined || first?.kind !== 'name') continue;
        for (const found of resolver.name({ file, fn: cls.fn }, first.name))
          if (found.kind === 'class') roots.set(keyOf(found), type);
      }
    }
  return roots;
}

function keyOf({ file, cls }: ClassPlace): string {
  return `${file}#${cls}`;
}

function dotted(name: string): string {
  return name.replaceAll('::', '.');
}

function isType(resolver: Resolver, { file, cls }: ClassPlace): boolean {
  const bases = resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [];
  return bases.some((base) => graphqlRuby.types.test(dotted(base)));
}

/** `Types::NestType` is the type `Nest`. */
function typeName(name: string): string {
  return (dotted(name).split('.').at(-1) ?? name).replace(/Type$/, '');
}

function fieldOf(
  resolver: Resolver,
  { file, outline }: Scope,
  hierarchy: readonly ClassPlace[],
  type: string,
  { args = [], at, end }: Decorator,
): readonly AnsweredField[] {
  const [first] = args;
  if (first?.kind !== 'text') return [];
  const options = new Map(
    args.flatMap((value) =>
      value.kind === 'object' ? value.entries.map((entry) => [entry.key, entry.value] as const) : [],
    ),
  );
  const told = graphqlRuby.classes.flatMap((key) => options.get(key) ?? [])[0];
  const method = graphqlRuby.methods.flatMap((key) => textOf(options.get(key)) ?? [])[0] ?? first.text;
  const [own] = hierarchy;
  const answering =
    told === undefined ? hierarchy : classesOf(resolver, file, outline.classes[own?.cls ?? 0]?.fn, told);
  const handler = methodIn(resolver, answering, told === undefined ? method : graphqlRuby.run);
  if (handler === undefined) return [];
  const place = { file, at, end };
  const guards = told === undefined ? [] : authorized(resolver, answering);
  return [{ framework: graphqlRuby.id, type, field: fieldName(first.text), handler, guards, ...place }];
}

function classesOf(resolver: Resolver, file: string, fn: number | undefined, value: Value): readonly ClassPlace[] {
  const found = resolver.value({ file, fn: fn ?? 0 }, value).find(({ kind }) => kind === 'class');
  return found?.kind === 'class' ? hierarchyOf(resolver, { file: found.file, cls: found.cls }) : [];
}

function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.text : undefined;
}

function authorized(resolver: Resolver, hierarchy: readonly ClassPlace[]): readonly GuardUse[] {
  const found: FunctionPlace | undefined = methodIn(resolver, hierarchy, graphqlRuby.guard);
  const fn = found && resolver.scopes.get(found.file)?.outline.functions[found.fn];
  if (found === undefined || fn === undefined) return [];
  return [
    {
      context: { file: found.file, fn: 0 },
      value: { kind: 'function', fn: found.fn },
      name: graphqlRuby.guard,
      kind: 'authorization',
      level: 'class',
      file: found.file,
      at: fn.at,
      end: fn.at,
    },
  ];
}
