/** Types of a GraphQL schema that requests begin with. */
export type RootTypeName = 'Query' | 'Mutation' | 'Subscription';
