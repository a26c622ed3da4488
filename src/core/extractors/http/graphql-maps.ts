import type { GraphqlMapVocabulary } from '../shapes/graphql-map-vocabulary.ts';

/** Apollo Server: https://www.apollographql.com/docs/apollo-server/data/resolvers. */
const apollo: GraphqlMapVocabulary = {
  id: 'apollo',
  title: 'Apollo Server',
  modules: ['@apollo/server', '@apollo/subgraph', '@apollo/federation', 'apollo-server', 'apollo-server-'],
  maps: ['resolvers'],
  takers: [],
};

/** GraphQL Yoga: https://the-guild.dev/graphql/yoga-server/docs/features/schema. */
const yoga: GraphqlMapVocabulary = {
  id: 'graphql-yoga',
  title: 'GraphQL Yoga',
  modules: ['graphql-yoga', '@graphql-yoga/'],
  maps: ['resolvers'],
  takers: [],
};

/** mercurius: https://mercurius.dev/#/docs/api/options. */
const mercurius: GraphqlMapVocabulary = {
  id: 'mercurius',
  title: 'mercurius',
  modules: ['mercurius'],
  maps: ['resolvers', 'loaders'],
  takers: ['defineResolvers'],
};

/** Schemas made of text and functions: https://the-guild.dev/graphql/tools/docs/generate-schema. */
const graphqlTools: GraphqlMapVocabulary = {
  id: 'graphql-tools',
  title: 'GraphQL Tools and GraphQL Modules',
  modules: ['@graphql-tools/', 'graphql-tools', 'graphql-modules'],
  maps: ['resolvers'],
  takers: [],
};

/** Libraries that are handed a map of functions by type and field. */
export const graphqlMaps: readonly GraphqlMapVocabulary[] = [apollo, yoga, mercurius, graphqlTools];

/** What serves a schema at the path of a router: `app.use('/graphql', expressMiddleware(server))`. */
export const graphqlServers: readonly string[] = [
  '@apollo/server/',
  '@as-integrations/',
  'apollo-server-',
  'express-graphql',
  'graphql-http/',
  'graphql-yoga',
  'koa-graphql',
  'mercurius',
  '@hono/graphql-server',
];
