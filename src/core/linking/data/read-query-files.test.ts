import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const app = {
  'app/main.py': `from fastapi import FastAPI
from app.keepers import Keepers

app = FastAPI()
keepers = Keepers()


@app.get("/keepers/{name}")
async def read(name: str):
    return await keepers.find(name)


@app.post("/keepers", status_code=201)
async def hire(name: str):
    await keepers.hire(name)
`,
  'app/queries.py': `import pathlib
import aiosql

queries = aiosql.from_path(pathlib.Path(__file__).parent / "sql", "asyncpg")
`,
  'app/keepers.py': `from app.queries import queries


class Keepers:
    async def find(self, name):
        keeper = await queries.get_keeper_by_name(self.connection, name=name)
        return [row async for row in queries.get_cages_of(self.connection, id=keeper["id"])]

    async def hire(self, name):
        await queries.add_keeper(self.connection, name=name)
        await other.add_keeper(self.connection, name=name)
`,
};

const statements = `-- name: get-keeper-by-name^
SELECT id, name FROM keepers WHERE name = :name LIMIT 1;

-- name: get-cages-of
-- All that a keeper looks after.
SELECT c.id
FROM cages c
         INNER JOIN rounds r ON r.cage_id = c.id
WHERE r.keeper_id = :id
ORDER BY c.id;

-- name: add-keeper<!
INSERT INTO keepers (name) VALUES (:name) RETURNING id;
`;

test('methods that aiosql makes of named queries do what stands in the file', async () => {
  expect(await keepersOf({ ...app, 'app/sql/keepers.sql': statements })).toMatchInlineSnapshot(`
    "Keepers.find
      select cages sorted by id
      select keepers by name limited
      select rounds by cage_id, keeper_id
    Keepers.hire
      insert keepers"
  `);
});

test('where two files call different queries alike nobody guesses', async () => {
  const files = { 'app/sql/keepers.sql': statements, 'app/sql/dogs.sql': '-- name: add-keeper!\nDELETE FROM dogs;\n' };
  expect(await keepersOf({ ...app, ...files })).toMatchInlineSnapshot(`
    "Keepers.find
      select cages sorted by id
      select keepers by name limited
      select rounds by cage_id, keeper_id
    Keepers.hire"
  `);
});

async function keepersOf(files: Readonly<Record<string, string>>): Promise<string> {
  const system = await systemOf(files);
  return ['Keepers.find', 'Keepers.hire'].map((name) => [name, ...queriesText(system, name)].join('\n  ')).join('\n');
}
