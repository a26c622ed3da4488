import type { GraphqlClassVocabulary } from '../shapes/graphql-class-vocabulary.ts';

/** Strawberry: https://strawberry.rocks/docs/general/schema-basics. */
export const strawberry: GraphqlClassVocabulary = {
  id: 'strawberry',
  title: 'Strawberry GraphQL',
  modules: ['strawberry', 'strawberry_django'],
  types: ['type', 'interface'],
  fields: ['field', 'mutation', 'subscription', 'connection'],
  resolver: 'resolver',
  guards: 'permission_classes',
};
