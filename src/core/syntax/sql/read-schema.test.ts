import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, growthWanted } from '../../../../test/support/growth-of.ts';
import { schemaSentences } from '../../../../test/support/schema-sentences.ts';
import type { SqlDialect } from '../../model/table.ts';
import { linesOf } from '../lines.ts';
import { readSchema } from './read-schema.ts';

/** What is read, each sentence with the line its statement starts on; problems at the end. */
function read(sql: string, dialect: SqlDialect = 'postgresql'): string {
  const { statements, problems } = readSchema(sql, dialect);
  const lines = linesOf(sql);
  const sentences = statements.flatMap((statement) =>
    schemaSentences([statement]).map((sentence) => `${lines.lineAt(statement.at)}: ${sentence}`),
  );
  return [...sentences, ...problems.map(({ at, message }) => `${lines.lineAt(at)}! ${message}`)].join('\n');
}

describe('Reading the schema of a library in several dialects', () => {
  it('reads MySQL with its keys, comments and attributes', () => {
    const sql = `
CREATE TABLE IF NOT EXISTS \`loans\` (
  \`id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`state\` enum('open','back') CHARACTER SET utf8mb4 NOT NULL DEFAULT 'open' COMMENT 'where it is',
  \`book_id\` int unsigned NOT NULL,
  \`seen_at\` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  \`note\` varchar(80) DEFAULT "none",
  PRIMARY KEY (\`id\`) USING BTREE,
  UNIQUE KEY \`one_open\` (\`book_id\`,\`state\`),
  KEY \`by_note\` (\`note\`(10) DESC),
  FULLTEXT KEY \`words\` (\`note\`),
  CONSTRAINT \`loans_book\` FOREIGN KEY (\`book_id\`) REFERENCES \`books\` (\`id\`) ON DELETE CASCADE
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='Who has which book';
ALTER TABLE loans ADD INDEX by_seen (seen_at), DROP FOREIGN KEY loans_book, DROP KEY by_note,
  MODIFY COLUMN note text NOT NULL, CHANGE state status varchar(10) NULL, ADD (a int, b int);
ALTER TABLE loans DROP PRIMARY KEY, RENAME INDEX words TO full_words;
RENAME TABLE loans TO lendings, books TO volumes;
CREATE FULLTEXT INDEX titles ON volumes (title);
DROP INDEX titles ON volumes;`;
    expect(read(sql, 'mysql')).toMatchInlineSnapshot(`
      "2: create loans
      2: loans has id int unsigned not null
      2: loans has state enum not null with default
      2: loans has book_id int unsigned not null
      2: loans has seen_at timestamp with default
      2: loans has note varchar with default
      2: loans key (id)
      2: loans unique (book_id, state) named one_open
      2: loans (book_id) refers to books (id) on delete cascade named loans_book
      10: index by_note on loans (note)
      11: index words on loans (note) fulltext
      2: comment on loans: Who has which book
      4: comment on loans.state: where it is
      14: index by_seen on loans (seen_at)
      14: loans drops constraint loans_book
      14: drop index by_note
      15: loans changes note to text
      15: loans requires note
      15: loans drops the default of note
      15: loans renames state to status
      15: loans changes status to varchar
      15: loans permits null in status
      15: loans drops the default of status
      15: loans adds a int4
      15: loans adds b int4
      16: loans drops constraint PRIMARY
      16: index words becomes full_words
      17: loans becomes lendings
      17: books becomes volumes
      18: index titles on volumes (title) fulltext
      19: drop index titles"
    `);
  });

  it('reads SQLite with its loose types', () => {
    const sql = `
PRAGMA foreign_keys=OFF;
CREATE TABLE "Member" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, [name] TEXT, data, "at" DATETIME DEFAULT CURRENT_TIMESTAMP) STRICT;
CREATE TABLE redone (id integer primary key, label text check (label in ('a', 'b')), member references Member on delete cascade) WITHOUT ROWID;
CREATE TRIGGER log AFTER INSERT ON redone BEGIN INSERT INTO log VALUES (1); UPDATE log SET a = CASE WHEN b THEN 1 ELSE 2 END; END;
INSERT INTO redone SELECT * FROM Member;
DROP TABLE "Member";
ALTER TABLE redone RENAME TO "Member";
CREATE VIRTUAL TABLE search USING fts5(title, body);
CREATE INDEX newest ON "Member"("at" DESC) WHERE "at" IS NOT NULL;`;
    expect(read(sql, 'sqlite')).toMatchInlineSnapshot(`
      "3: create Member
      3: Member has id int4 not null
      3: Member has name text
      3: Member has data 
      3: Member has at datetime with default
      3: Member key (id)
      4: create redone
      4: redone has id int4 not null
      4: redone has label text
      4: redone has member 
      4: redone key (id)
      4: redone check
      4: redone (member) refers to Member () on delete cascade
      7: drop Member
      8: redone becomes Member
      10: index newest on Member (at) partial"
    `);
  });

  it('reads SQL Server, whose statements need no semicolon', () => {
    const sql = `
IF NOT EXISTS (SELECT * FROM sys.tables WHERE name = 'Loans')
CREATE TABLE [dbo].[Loans] (
  [Id] int IDENTITY(1,1) NOT NULL,
  [Title] nvarchar(200) NOT NULL CONSTRAINT [DF_Title] DEFAULT (N'-'),
  CONSTRAINT [PK_Loans] PRIMARY KEY CLUSTERED ([Id] ASC)
) ON [PRIMARY]
GO
ALTER TABLE [dbo].[Loans] WITH CHECK ADD CONSTRAINT [FK_Book] FOREIGN KEY([BookId]) REFERENCES [dbo].[Books] ([Id])
GO
ALTER TABLE dbo.Loans ALTER COLUMN Title nvarchar(400) NOT NULL
CREATE NONCLUSTERED INDEX [IX_Loans_BookId] ON [dbo].[Loans] ([BookId] ASC) INCLUDE ([Title])
GO`;
    expect(read(sql, 'sqlserver')).toMatchInlineSnapshot(`
      "3: create dbo.Loans
      3: dbo.Loans has Id int4 not null
      3: dbo.Loans has Title nvarchar not null with default
      3: dbo.Loans key (Id) named PK_Loans
      9: dbo.Loans (BookId) refers to Books (Id) named FK_Book
      11: dbo.Loans changes Title to nvarchar
      11: dbo.Loans requires Title
      12: index IX_Loans_BookId on dbo.Loans (BookId) include (Title)"
    `);
  });
});

describe('Reading migrations as tools write them', () => {
  it.each([
    ['goose', '-- +goose Up\nCREATE TABLE a (id int);\n-- +goose Down\nDROP TABLE a;'],
    ['sql-migrate', '-- +migrate Up\nCREATE TABLE a (id int);\n-- +migrate Down notransaction\nDROP TABLE a;'],
    ['dbmate', '-- migrate:up transaction:false\nCREATE TABLE a (id int);\n\n-- migrate:down\nDROP TABLE a;'],
    ['node-pg-migrate', '-- Up Migration\nCREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;'],
    ['Play', '# --- !Ups\nCREATE TABLE a (id int);\n# --- !Downs\nDROP TABLE a;'],
    ['MyBatis', 'CREATE TABLE a (id int);\n-- //@UNDO\nDROP TABLE a;'],
    ['down first', '-- +goose Down\nDROP TABLE a;\n-- +goose Up\nCREATE TABLE a (id int);'],
  ])('does not replay the way back of %s', (_tool, sql) => {
    expect(schemaSentences(readSchema(sql, 'generic').statements)).toEqual(['create a', 'a has id int4']);
  });

  it('takes a comment that speaks of ups and downs for a comment', () => {
    expect(
      read('-- down the road we drop this\nCREATE TABLE a (id int);\n-- up next: b\nCREATE TABLE b (id int);'),
    ).toMatchInlineSnapshot(`
        "2: create a
        2: a has id int4
        4: create b
        4: b has id int4"
      `);
  });

  it('reads past what pg_dump writes between statements', () => {
    const sql = `\\restrict abc
CREATE TABLE public.members (id bigint NOT NULL, name text);
COPY public.members (id, name) FROM stdin;
1\tO'Neill; CREATE TABLE fake (id int);
\\.
ALTER TABLE ONLY public.members ALTER COLUMN id SET DEFAULT nextval('members_id_seq'::regclass);
ALTER TABLE ONLY public.members
    ADD CONSTRAINT members_pkey PRIMARY KEY (id);
SELECT 'CREATE DATABASE library' \\gexec
CREATE INDEX by_name ON public.members USING btree (name);`;
    expect(read(sql)).toMatchInlineSnapshot(`
      "2: create public.members
      2: public.members has id int8 not null
      2: public.members has name text
      6: public.members sets the default of id
      8: public.members key (id) named members_pkey
      10: index by_name on public.members (name)"
    `);
  });

  it('reads what is guarded by a block of code', () => {
    const sql = `DO $$ BEGIN
  ALTER TABLE "loans" ADD CONSTRAINT "loans_book_fk" FOREIGN KEY ("book_id") REFERENCES "books"("id") ON DELETE cascade;
EXCEPTION
  WHEN duplicate_object THEN null;
END $$;
DO LANGUAGE plpgsql $body$
DECLARE due text := 'CREATE TABLE fake (id int);';
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'by_day') THEN CREATE INDEX by_day ON loans (day);
  ELSE
    DROP TABLE old_loans;
  END IF;
END
$body$;
DO $$ BEGIN PERFORM 1; END $$;`;
    expect(read(sql)).toMatchInlineSnapshot(`
      "2: loans (book_id) refers to books (id) on delete cascade named loans_book_fk
      9: index by_day on loans (day)
      11: drop old_loans"
    `);
    expect(
      readSchema(sql, 'postgresql').statements.filter(({ kind, guarded }) => kind !== 'session' && !guarded),
    ).toEqual([]);
  });

  it('leaves temporary tables and what is done to them alone', () => {
    const sql = `CREATE TEMP TABLE scratch (id int) ON COMMIT DROP;
CREATE INDEX by_scratch ON scratch (id);
ALTER TABLE scratch ADD UNIQUE (id);
DROP INDEX by_scratch;
DROP TABLE scratch;
SELECT id, day INTO TEMPORARY lent FROM loans;
ALTER TABLE lent ADD COLUMN back date;
CREATE TABLE scratch (id bigint);
CREATE TABLE loans_of_may AS SELECT * FROM loans;
CREATE TABLE loans_2026 PARTITION OF loans FOR VALUES IN (2026);
CREATE MATERIALIZED VIEW IF NOT EXISTS best_loans AS SELECT 1;
SELECT * INTO loans_of_june FROM loans;`;
    expect(read(sql)).toMatchInlineSnapshot(`
      "8: create scratch
      8: scratch has id int8
      9: loans_of_may is new
      10: loans_2026 is new
      11: best_loans is new
      12: loans_of_june is new"
    `);
  });

  it('reads how SQL Server renames, and what it does where something is there', () => {
    const sql = `EXEC sp_rename 'dbo.Loans.State', 'Status', 'COLUMN';
EXEC sp_rename @objname = N'[dbo].[Loans].[IX_State]', @newname = N'IX_Status', @objtype = N'INDEX';
EXECUTE sp_rename 'Loans', 'Lendings'
EXEC sp_help 'Loans'
IF OBJECT_ID('dbo.OldLoans', 'U') IS NOT NULL DROP TABLE dbo.OldLoans;
IF COL_LENGTH('dbo.Loans', 'Kind') IS NULL BEGIN ALTER TABLE dbo.Loans ADD Kind int NOT NULL END`;
    expect(read(sql, 'sqlserver')).toMatchInlineSnapshot(`
      "1: dbo.Loans renames State to Status
      2: index IX_State becomes IX_Status
      3: Loans becomes Lendings
      5: drop dbo.OldLoans
      6: dbo.Loans adds Kind int4 not null"
    `);
  });

  it('reads templates where names stand', () => {
    const sql = `CREATE TABLE {{ schema }}.loans (id int REFERENCES "\${schema}"."books"(id));
{% if indexed %}
CREATE INDEX {{ prefix }}_by_id ON \${schema}.loans (id);
{% endif %}`;
    expect(read(sql)).toMatchInlineSnapshot(`
      "1: create {{ schema }}.loans
      1: {{ schema }}.loans has id int4
      1: {{ schema }}.loans (id) refers to books (id)
      3: index {{ prefix }}_by_id on \${schema}.loans (id)"
    `);
  });

  it('says what else a migration does', () => {
    const { statements, others } = readSchema(
      `SET lock_timeout = '5s'; SET "statement_timeout" TO 0; BEGIN; TRUNCATE TABLE a, b CASCADE; END; DO $$ x $$;
       BEGIN; ROLLBACK TO SAVEPOINT s; SET LOCAL statement_timeout = '5s'; RESET lock_timeout; ROLLBACK;
       SELECT pg_catalog.set_config('lock_timeout', '2s', true); RESET ALL;
       DO $x$ BEGIN TRUNCATE c; END $x$;`,
      'postgresql',
    );
    const said = statements.map((each) =>
      each.kind === 'session' ? each.says + (each.untilEnd ? ' until the end' : '') : `${each.kind} ${each.table}`,
    );
    expect(said.join('\n')).toMatchInlineSnapshot(`
      "lock-timeout
      no-statement-timeout
      begin
      truncate a
      truncate b
      end
      begin
      statement-timeout until the end
      no-lock-timeout
      end
      lock-timeout until the end
      no-lock-timeout
      no-statement-timeout
      begin-block
      truncate c
      end-block"
    `);
    expect(others.map((other) => other.head)).toEqual(['do', 'rollback to savepoint']);
  });
});

describe('Reading broken SQL', () => {
  it('loses one statement at most', () => {
    const sql = `CREATE TABLE first (id int, name text;
CREATE TABLE second (id int
CREATE TABLE (id int);
CREATE TABLE third (id int, (1 + 2), 42);
ALTER TABLE;
CREATE INDEX ON (id);
INSERT INTO third VALUES ('it's broken');
CREATE TABLE fourth (id int);
CREATE TABLE "fifth (id int);
ALTER TABLE fourth ADD COLUMN note text DEFAULT 'oops;
CREATE INDEX by_note ON fourth (note);
/* never closed
CREATE TABLE sixth (id int))));
DROP TABLE sixth`;
    expect(read(sql)).toMatchInlineSnapshot(`
      "1: create first
      1: first has id int4
      1: first has name text
      2: create second
      2: second has id int4
      4: create third
      4: third has id int4
      8: create fourth
      8: fourth has id int4
      9: create fifth
      9: fifth has id int4
      10: fourth adds note text with default
      11: index by_note on fourth (note)
      13: create sixth
      13: sixth has id int4
      14: drop sixth
      1! This parenthesis is never closed.
      2! This parenthesis is never closed.
      3! This table has no name.
      4! A column of third was not understood.
      4! A column of third was not understood.
      5! This ALTER TABLE was not understood and is left out.
      6! This CREATE INDEX was not understood and is left out.
      7! This quotation is never closed.
      9! This quotation is never closed.
      10! This quotation is never closed.
      12! This comment is never closed."
    `);
  });

  const corpus = readFileSync(new URL('../../../../test/corpora/postgresql-schema.sql', import.meta.url), 'utf8');
  const dialects: readonly SqlDialect[] = ['postgresql', 'mysql', 'sqlite', 'sqlserver', 'generic'];

  it('never fails, wherever a text is cut or damaged', () => {
    const place = fc.integer({ min: 0, max: corpus.length });
    const damage = fc.constantFrom('', "'", '"', '(', ')', '$$', '/*', ';', '`', '[', '\\', '{{', ',', '\u0000', 'END');
    fc.assert(
      fc.property(place, place, damage, fc.constantFrom(...dialects), (cut, length, noise, dialect) => {
        const text = corpus.slice(0, cut) + noise + corpus.slice(cut, cut + length);
        const { statements, problems } = readSchema(text, dialect);
        for (const { at, end } of statements) expect(at >= 0 && at <= end && end <= text.length).toBe(true);
        for (const { at } of problems) expect(at >= 0 && at <= text.length).toBe(true);
      }),
    );
  });

  it('reads a healthy statement behind any broken one', () => {
    const statements = corpus.split(';\n');
    fc.assert(
      fc.property(fc.constantFrom(...statements), fc.nat(200), (statement, cut) => {
        const text = `${statement.slice(0, cut)}\n;\nCREATE TABLE healthy (id int);`;
        const read = readSchema(text, 'postgresql').statements.at(-1);
        expect(read).toMatchObject({ kind: 'create-table', table: 'healthy' });
      }),
    );
  });

  it.each(['$a$\n', "'\n", '/*\n', '((((', 'CREATE FUNCTION f() BEGIN ', '"x\n', 'CREATE TABLE a (b int, '])(
    'does not slow down with %j',
    (piece) => {
      const hostile = (amount: number) =>
        Array.from({ length: amount }, (_, i) => piece.replace('$a$', `$t${i}$`)).join('');
      expect(growthOf((amount) => void readSchema(hostile(amount), 'postgresql'), 5000)).toBeLessThan(growthWanted);
    },
  );
});
