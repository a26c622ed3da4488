import type { GraphqlResolverVocabulary } from '../shapes/graphql-resolver-vocabulary.ts';

/** TypeGraphQL: https://typegraphql.com/docs/resolvers.html. */
export const typeGraphql: GraphqlResolverVocabulary = {
  id: 'type-graphql',
  title: 'TypeGraphQL',
  modules: ['type-graphql'],
  resolver: 'Resolver',
  fields: { Query: 'Query', Mutation: 'Mutation', Subscription: 'Subscription', FieldResolver: 'told' },
  guards: ['UseMiddleware'],
  authorized: 'Authorized',
};
