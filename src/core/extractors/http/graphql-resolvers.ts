import type { GraphqlResolverVocabulary } from '../shapes/graphql-resolver-vocabulary.ts';
import { nestGraphql } from './nest-graphql.ts';
import { typeGraphql } from './type-graphql.ts';

/** Libraries that make a GraphQL schema of decorated classes. */
export const graphqlResolvers: readonly GraphqlResolverVocabulary[] = [nestGraphql, typeGraphql];
