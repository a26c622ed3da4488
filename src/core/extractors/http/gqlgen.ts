/** gqlgen: https://gqlgen.com/getting-started. */
export const gqlgen = {
  id: 'gqlgen',
  title: 'gqlgen',
  modules: ['github.com/99designs/gqlgen/graphql/handler'],
  /** `func (r *Resolver) Query() QueryResolver` gives what answers the fields of a type. */
  resolver: 'Resolver',
  /** Page that is told where queries are sent: `playground.Handler("GraphQL", "/query")`. */
  playground: { name: 'playground', method: 'Handler', path: 1 },
} as const;
