/** GraphQL Ruby: https://graphql-ruby.org/fields/introduction. */
export const graphqlRuby = {
  id: 'graphql-ruby',
  title: 'GraphQL Ruby',
  /** Base classes of types. */
  types: /(?:^|\.)GraphQL\.Schema\.(?:Object|Interface)$/,
  schema: /(?:^|\.)GraphQL\.Schema$/,
  roots: { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' },
  macro: 'field',
  /** Options that name a class which answers, and its method. */
  classes: ['resolver', 'mutation', 'subscription'],
  run: 'resolve',
  /** Options that name another method than that of the field. */
  methods: ['resolver_method', 'method'],
  /** Method that decides whether a class may answer. */
  guard: 'authorized?',
  /** Call that runs a query on a schema. */
  execute: 'execute',
} as const;
