import { expect, it } from 'vitest';
import { promises } from '../../../../test/support/contract-in-words.ts';
import { graphqlSchema } from './graphql-schema.ts';

const archive = `"""
The archive of a theater.
"""
schema { query: Asking, mutation: Keeping }
type Asking {
  "Plays by title."
  plays(title: String, first: Int! = 20): [Play!]!
  play(id: ID!): Play @deprecated(reason: "ask plays")
}
type Keeping { keep(play: PlayInput!): Play }
extend type Asking { season(year: Int!): Season }
type Play { id: ID!, title: String!, kind: Kind, staged: DateTime, season: Season, photo(size: Int!): String }
type Season { year: Int!, plays: [Play!]! }
enum Kind { COMEDY TRAGEDY }
input PlayInput { title: String!, kind: Kind = COMEDY }
`;

it('tells every field that can be asked for, whatever the root types are called', () => {
  expect(promises(graphqlSchema, 'schema.graphql', archive)).toMatchInlineSnapshot(`
    "undefined undefined below  (line 7)
    POST /graphql#Query.plays plays by anybody (line 7)
      body title?: string
      body first?: integer
      200 application/json { data: { plays: [Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: Season{ year: integer, plays: [Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: unknown }] } }] } }
    POST /graphql#Query.play play by anybody, deprecated (line 8)
      body id: string
      200 application/json { data: { play?: Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: Season{ year: integer, plays: [Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: unknown }] } } } }
    POST /graphql#Query.season season by anybody (line 11)
      body year: integer
      200 application/json { data: { season?: Season{ year: integer, plays: [Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: Season{ year: integer, plays: [unknown] } }] } } }
    POST /graphql#Mutation.keep keep by anybody (line 10)
      body play: object
      200 application/json { data: { keep?: Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: Season{ year: integer, plays: [Play{ id: string, title: string, kind?: string(COMEDY/TRAGEDY), staged?: string(format date-time), season?: unknown }] } } } }"
  `);
});

it('passes over what clients ask', () => {
  expect(promises(graphqlSchema, 'plays.graphql', 'query Plays { plays { title } }')).toBe('');
});

it('says where a schema is broken', () => {
  expect(promises(graphqlSchema, 'schema.graphql', 'type Query {\n  plays: [Play\n}\n')).toMatchInlineSnapshot(
    `"3! Not valid GraphQL: Expected "]", found "}"."`,
  );
});

it('says that a schema is nested beyond measure', () => {
  const type = `${'['.repeat(20_000)}Play${']'.repeat(20_000)}`;
  expect(promises(graphqlSchema, 'schema.graphql', `type Query { plays: ${type} }`)).toMatchInlineSnapshot(
    `"1! Not valid GraphQL: nested too deeply."`,
  );
});
