/** Classes whose methods answer the fields of a GraphQL schema, in libraries that make the schema of code. */
export interface GraphqlResolverVocabulary {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  /** Decorator of the class; what it is given is the type whose other fields its methods answer. */
  readonly resolver: string;
  /** Decorator of a method → the type whose field it answers; `told` where the class says it. */
  readonly fields: Readonly<Record<string, 'Query' | 'Mutation' | 'Subscription' | 'told'>>;
  /** Decorators that list what runs before. */
  readonly guards: readonly string[];
  /** Decorator that lets only those in who are signed in, and with roles only those who have them. */
  readonly authorized?: string | undefined;
}
