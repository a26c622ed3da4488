import type { Language } from '../../syntax/outline.ts';

/** Methods that answer fields of a GraphQL schema, told by their annotations. */
export interface GraphqlMethodVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Annotation → the type whose field it answers; `told` where an argument or the first parameter names it. */
  readonly fields: Readonly<Record<string, 'Query' | 'Mutation' | 'Subscription' | 'told'>>;
  /** Arguments that name the field, and the type. */
  readonly fieldKeys: readonly string[];
  readonly typeKeys: readonly string[];
  /** Settings that move the endpoint away from `/graphql`. */
  readonly pathSettings: readonly string[];
}
