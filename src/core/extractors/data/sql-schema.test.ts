import { describe, expect, it } from 'vitest';
import { extract } from '../../../../test/support/read-file.ts';
import { sqlSchema } from './sql-schema.ts';

/** Kind, dialect and place in a history of what a file says. */
function told(path: string, text: string): unknown[] {
  return extract(sqlSchema, path, text).facts.map((fact) => {
    if (fact.kind === 'migration') return [fact.kind, fact.dialect, fact.tool, fact.history, fact.statements.length];
    return fact.kind === 'schema' ? [fact.kind, fact.dialect, fact.origin, fact.statements.length] : fact.kind;
  });
}

describe('Reading the SQL files of a tram company', () => {
  it('takes a file in a history for one of its steps, any other for a schema', () => {
    const sql = 'CREATE TABLE trams (id serial PRIMARY KEY); CREATE INDEX ON trams (id);';
    expect(told('db/migrations/003_trams.up.sql', sql)).toEqual([
      ['migration', 'postgresql', 'golang-migrate', 'db/migrations', 2],
    ]);
    expect(told('db/schema.sql', sql)).toEqual([['schema', 'postgresql', 'ddl', 2]]);
  });

  it('leaves the dialect open where the text does not tell', () => {
    expect(told('db/schema.sql', 'CREATE TABLE trams (id integer PRIMARY KEY);')).toEqual([
      ['schema', 'generic', 'ddl', 1],
    ]);
  });

  it('says nothing of data, of queries and of ways back', () => {
    expect(told('dump.sql', "INSERT INTO trams VALUES (1, 'CREATE TABLE x (id int)');")).toEqual([]);
    expect(told('queries/late.sql', 'SELECT * FROM trams WHERE late;')).toEqual([]);
    expect(told('db/migrations/003_trams.down.sql', 'DROP TABLE trams;')).toEqual([]);
  });

  it('says that it does not judge a column store', () => {
    const { facts, problems } = extract(
      sqlSchema,
      'events.sql',
      'CREATE TABLE e (id UUID) ENGINE = MergeTree ORDER BY id;',
    );
    expect(facts).toEqual([]);
    expect(problems).toEqual([
      { file: 'events.sql', line: 1, message: 'ClickHouse tables have no keys or indexes that could be reviewed.' },
    ]);
  });

  it('says which line broke', () => {
    expect(extract(sqlSchema, 'schema.sql', 'CREATE TABLE a (id int);\nCREATE TABLE b (id int').problems).toEqual([
      { file: 'schema.sql', line: 2, message: 'This parenthesis is never closed.' },
    ]);
  });
});
