import type { Example } from '../rule.ts';

/** A library whose tables hold rows, and one more migration, which waits for locks no longer than two seconds. */
export function migrationExample(change: string): Example {
  return { 'migrations/0001_tables.sql': tables, 'migrations/0002_change.sql': `${limits}${change}\n` };
}

const tables = `CREATE TABLE members (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE
);
CREATE TABLE loans (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  member_id bigint NOT NULL REFERENCES members (id),
  shelf integer,
  due_on date NOT NULL
);
CREATE INDEX loans_member_id_idx ON loans (member_id);
CREATE INDEX loans_due_on_idx ON loans (due_on);
`;

export const lockTimeout = "SET lock_timeout = '2s';\n";
export const statementTimeout = "SET statement_timeout = '60s';\n";
const limits = lockTimeout + statementTimeout;
