import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { printDdl } from '../../report/ddl/print-ddl.ts';
import { unpaginatedList } from '../../rules/api/unpaginated-list.ts';
import { runRules } from '../../rules/run-rules.ts';

test('groups of Prisma are one row for each value, and no list of the table', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "kennel", "dependencies": { "express": "4", "@prisma/client": "5" } }',
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Dog {
  id    Int    @id @default(autoincrement())
  breed String
  age   Int
}
`,
    'app.ts': `import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/breeds', async (req, res) => res.json(await prisma.dog.groupBy({ by: ['breed'], _count: true })));
app.post('/dogs', async (req, res) => res.json(await prisma.dog.create({ data: { breed: req.body.breed, age: 1 } })));
app.listen(3000);
`,
  });
  const [groups] = system.accesses.filter(({ verb }) => verb === 'select');
  expect(groups).toMatchObject({ grouped: ['breed'], columns: ['breed'], many: true });
  expect(runRules(system, [unpaginatedList])).toEqual([]);
});

test('an enumeration of Prisma is a text that holds one of its values', async () => {
  const { tables, components } = await systemOf({
    'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

enum Mood {
  calm
  wild @map("very wild")
}

model Dog {
  id    Int    @id @default(autoincrement())
  mood  Mood   @default(calm)
  moods Mood[]
}
`,
  });
  expect(printDdl(tables, components)).toMatchInlineSnapshot(`
    "-- postgresql

    CREATE TABLE "Dog" (
      id    serial NOT NULL,
      mood  text NOT NULL DEFAULT 'calm',  -- declared as mood
      moods text,  -- declared as mood[]
      PRIMARY KEY (id),
      CHECK (mood IN ('calm', 'very wild'))
    );
    "
  `);
});
