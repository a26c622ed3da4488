import type { GraphqlResolverVocabulary } from '../shapes/graphql-resolver-vocabulary.ts';

/** GraphQL of NestJS: https://docs.nestjs.com/graphql/resolvers. */
export const nestGraphql: GraphqlResolverVocabulary = {
  id: 'nest-graphql',
  title: 'NestJS GraphQL',
  modules: ['@nestjs/graphql'],
  resolver: 'Resolver',
  fields: {
    Query: 'Query',
    Mutation: 'Mutation',
    Subscription: 'Subscription',
    ResolveField: 'told',
    ResolveProperty: 'told',
  },
  guards: ['UseGuards'],
};
