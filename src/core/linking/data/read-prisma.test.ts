import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
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
