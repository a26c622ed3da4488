import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { agree } from '../words/doers.ts';
import { prose } from '../words/prose.ts';

export const schemaDrift: Rule = {
  id: 'schema-drift',
  area: 'schema',
  severity: severityOf('outage', 'likely'),
  what: 'A model declares a column that no migration makes.',
  why: 'The first query that names it fails in every database that the migrations made, as in production.',
  fix: 'Write the migration that adds the column, or take it out of the model.',
  references: [
    'https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/shadow-database',
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#makemigrations',
  ],
  reads: ['tables', 'migrations'],
  examples: { bad: museum(''), good: museum(',\n    "language" TEXT NOT NULL') },
  check: ({ index }) =>
    index.system.tables.flatMap((table) => {
      const names = table.unmigrated ?? [];
      if (names.length === 0) return [];
      const columns = table.columns.filter(({ name }) => names.includes(name));
      const model = table.model ?? table.name;
      return [
        {
          title: `${shortList(names.map((name) => `${table.name}.${name}`))} ${agree(names.length, 'stands', 'stand')} in the model and in no migration`,
          message: prose(
            `The migrations make ${table.columns.length - names.length} of the ${table.columns.length} columns of ${model};`,
            `a database that they made has no ${shortList(names)}, and each query of ${model} that names all columns fails there.`,
          ),
          fix: `A migration that adds ${shortList(names)} to ${table.name}, by the command of the library that compares both.`,
          evidence: evidenceChain(
            columns.map(({ evidence }) => evidence),
            table.evidence,
          ),
          lookedAt: ['every migration of the service, in order'],
          subjects: [table.id, ...names],
        },
      ];
    }),
};

function museum(column: string): Record<string, string> {
  return {
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Tour {
  id       BigInt @id @default(autoincrement())
  title    String
  minutes  Int
  language String
}
`,
    'prisma/migrations/20250101120000_init/migration.sql': `CREATE TABLE "Tour" (
    "id" BIGSERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL${column},
    CONSTRAINT "Tour_pkey" PRIMARY KEY ("id")
);
`,
  };
}
