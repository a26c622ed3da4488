import type { GraphqlBindingVocabulary } from '../shapes/graphql-binding-vocabulary.ts';

/** Ariadne: https://ariadnegraphql.org/docs/resolvers. */
export const ariadne: GraphqlBindingVocabulary = {
  id: 'ariadne',
  title: 'Ariadne',
  modules: ['ariadne'],
  types: {
    QueryType: 'Query',
    MutationType: 'Mutation',
    SubscriptionType: 'Subscription',
    ObjectType: undefined,
    InterfaceType: undefined,
  },
  decorators: ['field', 'source'],
  setters: ['set_field', 'set_source'],
};
