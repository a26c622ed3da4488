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
