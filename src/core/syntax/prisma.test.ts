import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaSentences } from '../../../test/support/schema-sentences.ts';
import { theater } from '../../../test/support/theater-schema.ts';
import type { SqlDialect } from '../model/table.ts';
import { linesOf } from './lines.ts';
import { readPrisma } from './prisma.ts';
import { prismaFields } from './prisma-fields.ts';
import { prismaModels, prismaTables } from './prisma-tables.ts';

/** The tables of a schema, each sentence with its line. */
function tables(text: string, dialect: SqlDialect = 'postgresql'): string {
  const lines = linesOf(text);
  return prismaTables(readPrisma(text), dialect)
    .flatMap((statement) => schemaSentences([statement]).map((line) => `${lines.lineAt(statement.at)}: ${line}`))
    .join('\n');
}

describe('Reading the Prisma schema of a theater', () => {
  it('finds the tables that its migrations would create', () => {
    expect(tables(theater)).toMatchInlineSnapshot(`
      "19: create stage.shows
      19: stage.shows has id serial not null
      19: stage.shows has title varchar not null
      19: stage.shows has slug text not null
      19: stage.shows has starts_at timestamptz not null
      19: stage.shows has createdAt timestamp not null with default
      19: stage.shows has price numeric not null with default
      19: stage.shows has languages text[]
      19: stage.shows has motto text not null with default
      19: stage.shows has token text not null with default
      19: stage.shows has seed uuid not null with default
      19: stage.shows has search tsvector
      19: stage.shows has sequelId int4
      19: stage.shows key (id) named shows_pkey
      19: stage.shows unique (slug) named shows_slug_key
      19: stage.shows (sequelId) refers to shows (id) on delete set null on update cascade named shows_sequelId_fkey
      19: comment on shows: A play on a date
      37: index by_start on stage.shows (starts_at, title)
      38: index shows_search_idx on stage.shows (search) gin
      43: create Actor
      43: Actor has id text not null with default
      43: Actor has name text not null
      43: Actor key (id) named Actor_pkey
      51: create Ticket
      51: Ticket has show_id int4 not null
      51: Ticket has seat text not null
      51: Ticket has kind seat_kind not null with default
      51: Ticket has extra jsonb
      51: Ticket has buyerId int8
      51: Ticket key (show_id, seat) named Ticket_pkey
      51: Ticket unique (seat, buyerId) named Ticket_seat_buyerId_key
      51: Ticket (show_id) refers to shows (id) on delete cascade on update cascade named Ticket_show_id_fkey
      51: Ticket (buyerId) refers to Buyer (id) on delete set null named buyer_fk
      64: create Buyer
      64: Buyer has id bigserial not null
      64: Buyer key (id) named Buyer_pkey
      46: create _ActorToShow
      46: _ActorToShow has A text not null
      46: _ActorToShow has B int4 not null
      46: _ActorToShow (A) refers to Actor (id) on delete cascade on update cascade named _ActorToShow_A_fkey
      46: _ActorToShow (B) refers to shows (id) on delete cascade on update cascade named _ActorToShow_B_fkey
      46: index _ActorToShow_AB_unique on _ActorToShow (A, B) unique
      46: index _ActorToShow_B_index on _ActorToShow (B)
      47: create _mentoring
      47: _mentoring has A text not null
      47: _mentoring has B text not null
      47: _mentoring (A) refers to Actor (id) on delete cascade on update cascade named _mentoring_A_fkey
      47: _mentoring (B) refers to Actor (id) on delete cascade on update cascade named _mentoring_B_fkey
      47: index _mentoring_AB_unique on _mentoring (A, B) unique
      47: index _mentoring_B_index on _mentoring (B)"
    `);
  });

  it('gives columns the types and defaults of the database', () => {
    const [show] = prismaTables(readPrisma(theater), 'postgresql');
    const columns = show?.kind === 'create-table' ? show.columns : [];
    expect(
      columns.map(({ name, type, default: d, generated }) =>
        [name, type, d, generated && 'generated'].filter(Boolean).join(' | '),
      ),
    ).toMatchInlineSnapshot(`
      [
        "id | serial | generated",
        "title | varchar(200)",
        "slug | text",
        "starts_at | timestamptz(6)",
        "createdAt | timestamp(3) | CURRENT_TIMESTAMP",
        "price | decimal(65,30) | 12.50",
        "languages | text[]",
        "motto | text | 'it''s on'",
        "token | text | uuid()",
        "seed | uuid | gen_random_uuid()",
        "search | tsvector",
        "sequelId | integer",
      ]
    `);
  });

  it('names types as each database does', () => {
    const event =
      'model Event {\n id Int @id @default(autoincrement())\n at DateTime\n data Json\n name String\n ratio Float\n}';
    const types = (dialect: SqlDialect): string => {
      const [create] = prismaTables(readPrisma(event), dialect);
      return create?.kind === 'create-table' ? create.columns.map(({ type }) => type).join(', ') : '';
    };
    expect(types('mysql')).toBe('integer, datetime(3), json, varchar(191), double');
    expect(types('sqlite')).toBe('integer, datetime, jsonb, text, real');
    expect(types('sqlserver')).toBe('int, datetime2, nvarchar(max), nvarchar(1000), float(53)');
  });

  it('tells columns from relations', () => {
    const schema = readPrisma(theater);
    expect(prismaFields(schema, prismaModels(schema))['Ticket']).toEqual({
      showId: { column: 'show_id' },
      seat: { column: 'seat' },
      kind: { column: 'kind' },
      extra: { column: 'extra' },
      buyerId: { column: 'buyerId' },
      show: { relation: 'Show', many: false },
      buyer: { relation: 'Buyer', many: false },
    });
  });

  it('joins the models of several files', () => {
    const main = readPrisma(
      'datasource db { provider = "mysql" }\nmodel User {\n id Int @id\n notes Note[]\n @@map("users")\n}',
    );
    const notes = readPrisma(
      'model Note {\n id Int @id\n userId Int\n user User @relation(fields: [userId], references: [id])\n}',
    );
    const all = prismaModels({ ...main, models: [...main.models, ...notes.models] });
    expect(schemaSentences(prismaTables(notes, 'mysql', all))).toEqual([
      'create Note',
      'Note has id int4 not null',
      'Note has userId int4 not null',
      'Note key (id) named Note_pkey',
      'Note (userId) refers to users (id) on delete restrict on update cascade named Note_userId_fkey',
    ]);
  });

  it('knows that a relation mode without foreign keys has none', () => {
    const text = theater.replace('provider = "postgresql"', 'provider = "postgresql"\n  relationMode = "prisma"');
    const keys = prismaTables(readPrisma(text), 'postgresql').flatMap((statement) =>
      statement.kind === 'create-table' ? statement.constraints : [],
    );
    const relations = keys.filter((key) => key.constraint === 'foreign-key');
    expect(relations).toHaveLength(7);
    expect(relations.every((key) => key.enforced === false)).toBe(true);
  });
});

describe('Reading broken Prisma schemas', () => {
  it('loses one line at most', () => {
    const text = `model First {
  id Int @id
  name String @db.VarChar(
  other Int
model Second {
  id Int @id @default(autoincrement()
  = 12
  title "String"
  note String? trailing words
}
stray
enum Third { A B @map("b") }
model Fourth { id Int @id }`;
    const schema = readPrisma(text);
    const lines = linesOf(text);
    expect([
      ...[...schema.models, ...schema.enums].map(
        (model) => `${model.name}: ${model.fields.map(({ name }) => name).join(', ')}`,
      ),
      ...schema.problems.map(({ at, message }) => `${lines.lineAt(at)}! ${message}`),
    ]).toMatchInlineSnapshot(`
      [
        "First: id, name, other",
        "Second: id, title, note",
        "Fourth: id",
        "Third: A",
        "3! This parenthesis is never closed.",
        "1! This block is never closed.",
        "6! This parenthesis is never closed.",
        "7! This line was not understood and is left out.",
        "8! The rest of title was not understood and is left out.",
        "9! The rest of note was not understood and is left out.",
        "11! This line belongs to no block.",
      ]
    `);
  });

  it('never fails, wherever a text is cut or damaged', () => {
    const place = fc.nat(theater.length);
    const noise = fc.constantFrom(
      '',
      '"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '@',
      '@@',
      ':',
      '\n',
      '//',
      'model X {',
      '\u0000',
    );
    fc.assert(
      fc.property(place, place, noise, (a, b, damage) => {
        const text = theater.slice(0, a) + damage + theater.slice(b);
        for (const statement of prismaTables(readPrisma(text), 'postgresql')) {
          expect(statement.at <= statement.end && statement.end <= text.length).toBe(true);
        }
      }),
    );
  });

  it('gives up on nesting that no schema has', () => {
    expect(readPrisma(`model A {\n id Int @default(${'f('.repeat(20_000)}\n}`).models).toHaveLength(1);
    expect(readPrisma(`model A {\n id Int @default(${'['.repeat(20_000)}\n}`).models).toHaveLength(1);
  });
});
