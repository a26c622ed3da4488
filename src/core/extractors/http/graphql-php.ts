import type { RootTypeName } from '../shapes/root-type-name.ts';

/** A library that finds a class for each field of a root type. */
export interface GraphqlClassesVocabulary {
  readonly id: string;
  readonly title: string;
  /** Namespaces whose classes answer by the name of the field, by the end of the namespace. */
  readonly namespaces: Readonly<Record<string, RootTypeName>>;
  /** Base classes by full name. */
  readonly bases: Readonly<Record<string, RootTypeName>>;
  readonly run: readonly string[];
  /** Field with the name of the field, in a map or by itself. */
  readonly named?: { readonly field: string; readonly key: string } | undefined;
}

/** Lighthouse: https://lighthouse-php.com/master/the-basics/fields.html. */
const lighthouse: GraphqlClassesVocabulary = {
  id: 'lighthouse',
  title: 'Lighthouse',
  namespaces: { 'GraphQL\\Queries': 'Query', 'GraphQL\\Mutations': 'Mutation' },
  bases: {},
  run: ['__invoke', 'resolve'],
};

/** GraphQL for Laravel: https://github.com/rebing/graphql-laravel. */
const rebing: GraphqlClassesVocabulary = {
  id: 'graphql-laravel',
  title: 'GraphQL for Laravel',
  namespaces: {},
  bases: {
    'Rebing\\GraphQL\\Support\\Query': 'Query',
    'Rebing\\GraphQL\\Support\\Mutation': 'Mutation',
  },
  run: ['resolve'],
  named: { field: 'attributes', key: 'name' },
};

export const graphqlClasses: readonly GraphqlClassesVocabulary[] = [rebing, lighthouse];
