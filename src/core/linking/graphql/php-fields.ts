import { type GraphqlClassesVocabulary, graphqlClasses } from '../../extractors/http/graphql-php.ts';
import type { ClassOutline } from '../../syntax/outline.ts';
import { entryOf } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import type { AnsweredField } from './graphql-route.ts';

/** Classes that answer one field each: `App\GraphQL\Queries\OpenStalls` answers `openStalls`. */
export function phpFields(resolver: Resolver): readonly AnsweredField[] {
  return [...resolver.scopes.values()].flatMap((scope) =>
    scope.outline.language === 'php'
      ? scope.outline.classes.flatMap((outline, cls) => fieldOf(resolver, scope, outline, cls))
      : [],
  );
}

function fieldOf(resolver: Resolver, scope: Scope, outline: ClassOutline, cls: number): readonly AnsweredField[] {
  const { file } = scope;
  for (const vocabulary of graphqlClasses) {
    const type = typeOf(resolver, scope, outline, vocabulary);
    const fn = vocabulary.run.flatMap((name) => scope.method(cls, name) ?? [])[0];
    if (type === undefined || fn === undefined || outline.abstract === true) continue;
    const field = namedBy(resolver, scope, outline, vocabulary) ?? lowerFirst(outline.name);
    const at = scope.outline.functions[fn]?.at ?? outline.at;
    return [{ framework: vocabulary.id, type, field, handler: { file, fn }, guards: [], file, at, end: at }];
  }
  return [];
}

function typeOf(
  resolver: Resolver,
  { file, outline: { package: namespace = '' } }: Scope,
  { bases, fn }: ClassOutline,
  vocabulary: GraphqlClassesVocabulary,
): string | undefined {
  const placed = Object.entries(vocabulary.namespaces).find(([end]) => `\\${namespace}`.endsWith(`\\${end}`));
  if (placed !== undefined) return placed[1];
  const names = bases.flatMap((base) =>
    resolver
      .name({ file, fn }, base)
      .flatMap((found) => (found.kind === 'external' ? [`${found.module}\\${found.path[0] ?? ''}`] : [])),
  );
  return Object.entries(vocabulary.bases).find(([base]) => names.includes(base))?.[1];
}

/** `protected $attributes = ['name' => 'openStalls'];` */
function namedBy(
  resolver: Resolver,
  { file }: Scope,
  { fields, fn }: ClassOutline,
  { named }: GraphqlClassesVocabulary,
): string | undefined {
  const field = named && fields.find(({ name }) => name.replace(/^\$/, '') === named.field)?.default;
  const entry = field && entryOf(resolver, { file, fn }, field, named.key);
  return entry?.value.kind === 'text' ? entry.value.text : undefined;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
