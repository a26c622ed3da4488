import type { GraphqlMethodVocabulary } from '../shapes/graphql-method-vocabulary.ts';
import { netflixDgs } from './netflix-dgs.ts';
import { springGraphql } from './spring-graphql.ts';

/** Frameworks whose methods answer fields of a GraphQL schema. */
export const graphqlMethods: readonly GraphqlMethodVocabulary[] = [springGraphql, netflixDgs];
