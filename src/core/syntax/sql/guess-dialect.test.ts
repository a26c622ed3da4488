import { expect, it } from 'vitest';
import { guessDialect } from './guess-dialect.ts';

it.each([
  ['postgresql', 'CREATE TABLE a (id SERIAL PRIMARY KEY, b TIMESTAMPTZ);'],
  ['postgresql', 'CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY, b jsonb, c text DEFAULT $$x$$, d int8);'],
  ['mysql', 'CREATE TABLE `a` (`id` int NOT NULL AUTO_INCREMENT) ENGINE=InnoDB;'],
  ['mysql', 'CREATE TABLE `a` (`id` int NOT NULL);'],
  ['sqlite', 'CREATE TABLE `a` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `b` text, `c` text);'],
  ['sqlite', 'PRAGMA foreign_keys=OFF; CREATE TABLE "a" ("id" INTEGER);'],
  ['sqlserver', 'CREATE TABLE [dbo].[A] ([Id] int NOT NULL);'],
  ['clickhouse', 'CREATE TABLE a (id UUID) ENGINE = MergeTree ORDER BY id;'],
  [undefined, 'CREATE TABLE a (id integer PRIMARY KEY, b text);'],
  [undefined, "INSERT INTO a VALUES ('AUTO_INCREMENT');"],
])('hears %s', (dialect, sql) => {
  expect(guessDialect(sql)).toBe(dialect);
});
