import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { indexSystem } from '../../model/system-index.ts';
import { exampleExchange } from './example-exchange.ts';

async function answers(files: Parameters<typeof systemOf>[0]): Promise<string> {
  const system = await systemOf(files);
  const index = indexSystem(system);
  return system.endpoints.map((each) => `${each.path}\n${exampleExchange(index, each).response}`).join('\n\n');
}

const marina = {
  'package.json': '{ "name": "marina", "dependencies": { "express": "4", "@prisma/client": "5" } }',
  'prisma/schema.prisma': `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model Berth {
  id    Int     @id @default(autoincrement())
  pier  String
  boats Boat[]
}

model Boat {
  id      Int    @id @default(autoincrement())
  name    String
  berthId Int
  berth   Berth  @relation(fields: [berthId], references: [id])
}
`,
  'app.ts': `import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
app.get('/boats', async (req, res) => {
  const items = await prisma.boat.findMany({ include: { berth: true }, take: 20 });
  res.json({ items, total: await prisma.boat.count() });
});
app.get('/berths/:id', async (req, res) => {
  res.json(await prisma.berth.findMany({ where: { id: Number(req.params.id) }, include: { boats: true } }));
});
app.get('/piers', async (req, res) => {
  const [boats, berths] = await Promise.all([prisma.boat.findMany(), prisma.berth.findMany()]);
  res.json({ data: boats, others: berths });
});
app.listen(3000);
`,
};

test('rows stand in the answer around them, with how many there are, and a key is of one row', async () => {
  expect(await answers(marina)).toMatchInlineSnapshot(`
    "/berths/{id}
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "id": 42,
      "pier": "pier"
    }

    /boats
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "items": [
        {
          "id": 42,
          "name": "Boat one",
          "berthId": 42
        }
      ],
      "total": 42
    }

    /piers
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "data": "data",
      "others": "others"
    }"
  `);
});

test('what a function of FastAPI gives without a model is what it answers', async () => {
  const files = {
    'requirements.txt': 'fastapi\n',
    'app.py': `from fastapi import FastAPI, HTTPException
app = FastAPI()


@app.get("/tide/{pier}")
def tide(pier: str):
    if pier == "north":
        raise HTTPException(404, "The north pier is closed")
    return {"high": "06:12", "meters": 4}
`,
  };
  expect(await answers(files)).toMatchInlineSnapshot(`
    "/tide/{pier}
    HTTP/1.1 200 OK
    Content-Type: application/json

    {
      "high": "06:12",
      "meters": 42
    }"
  `);
  const system = await systemOf(files);
  const [endpoint] = system.endpoints;
  expect(endpoint && exampleExchange(indexSystem(system), endpoint).error).toMatchInlineSnapshot(`
    "HTTP/1.1 404 Not Found
    Content-Type: application/json

    {
      "detail": "The north pier is closed"
    }"
  `);
});
