import { describe, expect, it } from 'vitest';
import { extract } from '../../../../test/support/read-file.ts';
import { prismaSchema } from './prisma-schema.ts';

describe('Reading the Prisma schema of a bookbinder', () => {
  it('says where the data lives, without the password', () => {
    const schema =
      'datasource db {\n  provider = "postgres"\n  url = "postgres://binder:thread-and-glue-9@shelf:5432/books"\n}';
    expect(extract(prismaSchema, 'prisma/schema.prisma', schema).facts).toMatchInlineSnapshot(`
      [
        {
          "environmentVariable": undefined,
          "evidence": {
            "endLine": 4,
            "file": "prisma/schema.prisma",
            "line": 1,
            "text": "datasource db {
        provider = "postgres"
        url = "postgres://binder:‹secret:0372›@shelf:5432/books"
      }",
          },
          "kind": "store",
          "technology": "postgresql",
          "url": "postgres://binder:‹secret:0372›@shelf:5432/books",
        },
      ]
    `);
  });

  it('names the variable that holds the address', () => {
    const schema =
      'datasource db {\n  provider = "sqlserver"\n  url = env("BOOKS_URL")\n}\nmodel Book {\n id Int @id\n @@map("books")\n}';
    const { facts } = extract(prismaSchema, 'prisma/schema.prisma', schema);
    expect(facts.find((fact) => fact.kind === 'store')).toMatchObject({
      technology: 'sqlserver',
      environmentVariable: 'BOOKS_URL',
    });
    expect(facts.find((fact) => fact.kind === 'schema')).toMatchObject({
      dialect: 'sqlserver',
      models: { Book: 'books' },
    });
  });

  it('says which line was left out', () => {
    const { problems } = extract(prismaSchema, 'schema.prisma', 'model Book {\n  id Int @id\n  = 3\n}');
    expect(problems).toEqual([
      { file: 'schema.prisma', line: 3, message: 'This line was not understood and is left out.' },
    ]);
  });
});
