import type { GraphqlMethodVocabulary } from '../shapes/graphql-method-vocabulary.ts';

/** Spring for GraphQL: https://docs.spring.io/spring-graphql/reference/controllers.html. */
export const springGraphql: GraphqlMethodVocabulary = {
  id: 'spring-graphql',
  title: 'Spring for GraphQL',
  languages: ['java', 'kotlin'],
  modules: ['org.springframework.graphql.data.method.annotation'],
  fields: {
    QueryMapping: 'Query',
    MutationMapping: 'Mutation',
    SubscriptionMapping: 'Subscription',
    SchemaMapping: 'told',
    BatchMapping: 'told',
  },
  fieldKeys: ['value', 'name', 'field'],
  typeKeys: ['typeName'],
  pathSettings: ['spring.graphql.http.path', 'spring.graphql.path'],
};
