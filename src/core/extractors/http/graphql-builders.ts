import type { GraphqlBuilderVocabulary } from '../shapes/graphql-builder-vocabulary.ts';

/** Pothos: https://pothos-graphql.dev/docs/guide/fields. */
const pothos: GraphqlBuilderVocabulary = {
  id: 'pothos',
  title: 'Pothos',
  modules: ['@pothos/core'],
  types: {
    queryType: { type: 'Query', fields: 'fields' },
    mutationType: { type: 'Mutation', fields: 'fields' },
    subscriptionType: { type: 'Subscription', fields: 'fields' },
    queryFields: { type: 'Query' },
    mutationFields: { type: 'Mutation' },
    subscriptionFields: { type: 'Subscription' },
    objectType: { fields: 'fields' },
    prismaObject: { fields: 'fields' },
    prismaNode: { fields: 'fields' },
    drizzleObject: { fields: 'fields' },
  },
  fields: { queryField: 'Query', mutationField: 'Mutation', subscriptionField: 'Subscription' },
  guards: ['authScopes'],
};

/** Nexus: https://nexusjs.org/docs/api/object-type. */
const nexus: GraphqlBuilderVocabulary = {
  id: 'nexus',
  title: 'Nexus',
  modules: ['nexus', '@nexus/schema'],
  types: {
    queryType: { type: 'Query', fields: 'definition' },
    mutationType: { type: 'Mutation', fields: 'definition' },
    subscriptionType: { type: 'Subscription', fields: 'definition' },
    objectType: { name: 'name', fields: 'definition' },
    extendType: { name: 'type', fields: 'definition' },
  },
  fields: { queryField: 'Query', mutationField: 'Mutation', subscriptionField: 'Subscription' },
  guards: ['authorize'],
};

/** The reference implementation: https://graphql.org/graphql-js/constructing-types. */
const graphqlJs: GraphqlBuilderVocabulary = {
  id: 'graphql-js',
  title: 'GraphQL.js',
  modules: ['graphql', 'graphql/type'],
  types: { GraphQLObjectType: { name: 'name', fields: 'fields' } },
  fields: {},
  guards: [],
};

/** Libraries that build a GraphQL schema by calls. */
export const graphqlBuilders: readonly GraphqlBuilderVocabulary[] = [pothos, nexus, graphqlJs];
