import { graphqlMethods } from '../../extractors/http/graphql-methods.ts';
import type { GraphqlMethodVocabulary } from '../../extractors/shapes/graphql-method-vocabulary.ts';
import type { FunctionOutline } from '../../syntax/outline.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { ModuleSettings } from '../module-settings.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from './annotation.ts';
import { guardsOfClass, guardsOfMethod } from './guards-of-method.ts';
import { hierarchyOf, type Overriding } from './hierarchy.ts';

/** Fields of a GraphQL schema that methods answer: all behind one path, told apart by what stands behind the `#`. */
export function graphqlRoutes(resolver: Resolver, settings: ModuleSettings): readonly Route[] {
  const routes: Route[] = [];
  for (const scope of resolver.scopes.values()) {
    const vocabularies = graphqlMethods.filter(({ languages }) => languages.includes(scope.outline.language));
    if (vocabularies.length === 0) continue;
    scope.outline.functions.forEach((outline, fn) => {
      if (outline.cls === undefined || outline.decorators === undefined) return;
      for (const annotation of annotationsIn(resolver, { file: scope.file, fn }, outline.decorators))
        for (const vocabulary of vocabularies) {
          const path = fieldPath(resolver, scope, vocabulary, annotation, outline);
          if (path === undefined) continue;
          const route = routeOf(settings, scope, vocabulary, annotation, path, fn);
          routes.push({ ...route, guards: guardsAround(resolver, scope.file, outline, fn) });
        }
    });
  }
  return routes;
}

/** `Query.order` */
function fieldPath(
  resolver: Resolver,
  scope: Scope,
  vocabulary: GraphqlMethodVocabulary,
  annotation: Annotation,
  method: FunctionOutline,
): string | undefined {
  if (!isOf(annotation, vocabulary.modules) || !Object.hasOwn(vocabulary.fields, annotation.name)) return undefined;
  const told = vocabulary.fields[annotation.name];
  const field = fieldName(resolver, argumentOf(annotation, vocabulary.fieldKeys));
  const type = told === 'told' ? typeOf(resolver, scope, vocabulary, annotation, method) : told;
  return type === undefined ? undefined : `${type}.${field ?? method.name}`;
}

/** The type that the annotation names, else that of the class, else what the first parameter is an instance of. */
function typeOf(
  resolver: Resolver,
  scope: Scope,
  vocabulary: GraphqlMethodVocabulary,
  annotation: Annotation,
  { cls, parameters }: FunctionOutline,
): string | undefined {
  const named = typeName(resolver, argumentOf(annotation, vocabulary.typeKeys));
  if (named !== undefined) return named;
  const outline = cls === undefined ? undefined : scope.outline.classes[cls];
  const around = annotationsIn(resolver, { file: scope.file, fn: 0 }, outline?.decorators).find(
    (each) => isOf(each, vocabulary.modules) && argumentOf(each, vocabulary.typeKeys) !== undefined,
  );
  const shared = around && typeName(resolver, argumentOf(around, vocabulary.typeKeys));
  // A batch is asked for many at once: `List<Order>`.
  const first = parameters[0]?.type?.replace(/^(?:\w+\.)*(?:List|Collection|Set)<(.*)>$/, '$1');
  return shared ?? first?.replace(/<.*$/, '').split('.').at(-1);
}

function guardsAround(resolver: Resolver, file: string, { cls }: FunctionOutline, fn: number): readonly GuardUse[] {
  const method: Overriding = [{ file, fn }];
  const around = cls === undefined ? [] : guardsOfClass(resolver, hierarchyOf(resolver, { file, cls }), method);
  return [...around, ...guardsOfMethod(resolver, method)];
}

/** Constants that the build generates are not here, but they are called after what they hold: `MUTATION.CreateArticle`. */
function fieldName(resolver: Resolver, placed: PlacedValue | undefined): string | undefined {
  const [text] = textsOf(resolver, placed);
  if (text === undefined || !text.includes('{}')) return text;
  const last = constantIn(placed)?.at(-1);
  return last === undefined ? undefined : last.charAt(0).toLowerCase() + last.slice(1);
}

/** `USER.TYPE_NAME` and `DgsConstants.QUERY_TYPE`. */
function typeName(resolver: Resolver, placed: PlacedValue | undefined): string | undefined {
  const [text] = textsOf(resolver, placed);
  if (text === undefined || !text.includes('{}')) return text;
  const parts = constantIn(placed) ?? [];
  const word = parts.at(-1) === 'TYPE_NAME' ? parts.at(-2) : parts.at(-1)?.replace(/_TYPE$/, '');
  return word === undefined ? undefined : word.charAt(0) + word.slice(1).toLowerCase();
}

function constantIn(placed: PlacedValue | undefined): readonly string[] | undefined {
  return placed?.value.kind === 'name' ? placed.value.name.split('.') : undefined;
}

function routeOf(
  settings: ModuleSettings,
  { file }: Scope,
  vocabulary: GraphqlMethodVocabulary,
  annotation: Annotation,
  field: string,
  fn: number,
): Route {
  const base = vocabulary.pathSettings.map((key) => settings.get(file, key)).find((path) => path !== undefined);
  return {
    framework: vocabulary.id,
    method: 'POST',
    path: `${base ?? '/graphql'}#${field}`,
    protocol: 'graphql',
    file,
    at: annotation.at,
    end: annotation.end,
    context: { file, fn },
    handlerFunction: { file, fn },
    guards: [],
    passed: [],
  };
}
