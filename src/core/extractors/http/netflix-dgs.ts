import type { GraphqlMethodVocabulary } from '../shapes/graphql-method-vocabulary.ts';

/** Netflix DGS: https://netflix.github.io/dgs/datafetching/. */
export const netflixDgs: GraphqlMethodVocabulary = {
  id: 'netflix-dgs',
  title: 'Netflix DGS',
  languages: ['java', 'kotlin'],
  modules: ['com.netflix.graphql.dgs'],
  fields: { DgsQuery: 'Query', DgsMutation: 'Mutation', DgsSubscription: 'Subscription', DgsData: 'told' },
  fieldKeys: ['field'],
  typeKeys: ['parentType'],
  pathSettings: ['dgs.graphql.path'],
};
