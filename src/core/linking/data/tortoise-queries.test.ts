import { expect, test } from 'vitest';
import { accessesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('Tortoise fetches relations of a row, runs in transactions and sorts lists as the model says', async () => {
  const system = await systemOf({
    'requirements.txt': 'fastapi\ntortoise-orm[asyncpg]\n',
    'models.py': `from tortoise import fields
from tortoise.models import Model
class Team(Model):
    id = fields.IntField(pk=True)
    name = fields.CharField(max_length=50)
    class Meta:
        table = "teams"
        ordering = ["name"]
class Player(Model):
    id = fields.IntField(pk=True)
    team = fields.ForeignKeyField("models.Team", related_name="players", on_delete=fields.RESTRICT)
    coach = fields.ForeignKeyField("models.Team", related_name="coached")
    class Meta:
        table = "players"
`,
    'app.py': `from fastapi import FastAPI
from tortoise.transactions import in_transaction
from models import Player, Team
app = FastAPI()
@app.get("/teams")
async def teams():
    return await Team.all().limit(20)
@app.get("/teams/{id}")
async def team(id: int):
    found = await Team.get(id=id)
    await found.fetch_related("players")
    return found
@app.post("/players")
async def add(team_id: int):
    async with in_transaction() as conn:
        await Player.create(team_id=team_id, using_db=conn)
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /teams → select teams sorted by name limited
    GET /teams/{id} → select players
    GET /teams/{id} → select teams by id limited
    POST /players → insert players, in a transaction"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "players (id)
        references coach_id > teams, team_id > teams
    teams (id)"
  `);
  const actions = system.tables.flatMap(({ foreignKeys }) => foreignKeys.map(({ onDelete }) => onDelete));
  expect(actions).toEqual(['restrict', 'cascade']);
});
