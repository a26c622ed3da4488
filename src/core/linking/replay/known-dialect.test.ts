import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const model = `package dogs

import "gorm.io/gorm"

type Dog struct {
	gorm.Model
	Name string
}
`;

test('the driver that Go code imports says which database holds the tables of its models', async () => {
  expect(await dialectsOf('"gorm.io/driver/sqlite"')).toEqual(['dogs in sqlite, sqlite']);
  expect(await dialectsOf('_ "github.com/go-sql-driver/mysql"')).toEqual(['dogs in mysql, mysql']);
});

test('of a program that can speak to several databases nobody claims one', async () => {
  expect(await dialectsOf('"gorm.io/driver/postgres"\n\t"gorm.io/driver/sqlite"')).toEqual(['dogs in generic, sql']);
});

test('a driver that only a test imports says nothing', async () => {
  expect(await dialectsOf('"fmt"', { 'store_test.go': connect('"gorm.io/driver/sqlite"') })).toEqual([
    'dogs in postgresql, postgresql',
  ]);
});

test('where the code could speak to any database, the one that is deployed with it is meant', async () => {
  const kennel = (image: string) => ({
    'composer.json': '{ "name": "kennel/app", "require": { "laravel/framework": "^11.0" } }',
    'database/migrations/2024_01_01_000000_dogs.php': `<?php
use Illuminate\\Database\\Schema\\Blueprint;
use Illuminate\\Support\\Facades\\Schema;

return new class extends Illuminate\\Database\\Migrations\\Migration {
    public function up(): void
    {
        Schema::create('dogs', function (Blueprint $table) { $table->id(); });
    }
};
`,
    'compose.yaml': `services:
  app: { build: ., environment: { DB_HOST: rows } }
  rows: { image: "${image}" }
`,
  });
  expect(said(await systemOf(kennel('mariadb:11')))).toEqual(['dogs in mysql, mariadb']);
  expect(said(await systemOf(kennel('postgres:16')))).toEqual(['dogs in postgresql, postgresql']);
});

test('a database that runs within Java is not taken for PostgreSQL, and gives way to one that does not', async () => {
  const pom = (...artifacts: string[]) =>
    `<project><groupId>kennel</groupId><artifactId>kennel</artifactId><dependencies>${artifacts
      .map(
        (name) =>
          `<dependency><groupId>${name.split(':')[0]}</groupId><artifactId>${name.split(':')[1]}</artifactId></dependency>`,
      )
      .join('')}</dependencies></project>`;
  const dog = `package kennel;

import javax.persistence.Entity;
import javax.persistence.Id;

@Entity
public class Dog {
  @Id
  private Long id;
}
`;
  const files = (xml: string) => ({ 'pom.xml': xml, 'src/main/java/kennel/Dog.java': dog });
  expect(said(await systemOf(files(pom('com.h2database:h2'))))).toEqual(['dog in generic, sql']);
  expect(said(await systemOf(files(pom('com.h2database:h2', 'org.postgresql:postgresql'))))).toEqual([
    'dog in postgresql, postgresql',
  ]);
});

test('drivers of Python and features of a crate of Rust say it too', async () => {
  const schema = { 'migrations/0001_dogs.sql': 'CREATE TABLE dogs (id integer PRIMARY KEY, name text NOT NULL);\n' };
  const crate = '[package]\nname = "kennel"\n\n[dependencies]\nsqlx = { version = "0.8", features = ["mysql"] }\n';
  expect(said(await systemOf({ 'Cargo.toml': crate, ...schema }))).toEqual(['dogs in mysql, mysql']);
  const python = { 'requirements.txt': 'fastapi\naiosqlite\n', ...schema };
  expect(said(await systemOf(python))).toEqual(['dogs in sqlite, sqlite']);
});

test('a package that comes with drivers of several databases claims none of them', async () => {
  const schema = { 'schema.sql': 'CREATE TABLE dogs (id integer PRIMARY KEY, name text NOT NULL);\n' };
  const manifest = (...names: string[]) =>
    JSON.stringify({ name: 'kennel', dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
  expect(said(await systemOf({ 'package.json': manifest('pg', 'mysql2'), ...schema }))).toEqual([
    'dogs in generic, sql',
  ]);
  expect(said(await systemOf({ 'package.json': manifest('pg', 'sqlite3'), ...schema }))).toEqual([
    'dogs in postgresql, postgresql',
  ]);
});

async function dialectsOf(driver: string, more: Record<string, string> = {}): Promise<string[]> {
  return said(
    await systemOf({
      'go.mod': 'module kennel\n\ngo 1.22\n',
      'dogs/dog.go': model,
      'store.go': connect(driver),
      ...more,
    }),
  );
}

function connect(driver: string): string {
  return `package main

import (
	${driver}
)

func main() {}
`;
}

function said({ tables, components }: Awaited<ReturnType<typeof systemOf>>): string[] {
  return tables.map(({ name, dialect, store }) => {
    const technology = components.find(({ id }) => id === store)?.technology;
    return `${name} in ${dialect}, ${technology}`;
  });
}
