import { expect, test } from 'vitest';
import { reviewFiles } from '../../../../test/support/system-of.ts';

test('routes that hand over what a condition on the way turns down are not among those that come there', async () => {
  const { review } = await reviewFiles({
    'package.json': '{ "name": "lamps", "dependencies": { "express": "4", "pg": "8" } }',
    'src/things.ts': `export class Thing { constructor(public id: string) {} }
export class Lamp extends Thing {}
export class Shade extends Thing {}
`,
    'src/app.ts': `import express from 'express';
import { Pool } from 'pg';
import { Lamp, Shade, Thing } from './things';

const pool = new Pool();
const app = express();

async function setLight(id: string, on: boolean, bulbs: string[]) {
  if (on && id) await light(bulbs);
}

async function light(bulbs: string[]) {
  for (const bulb of bulbs) await pool.query('SELECT watts FROM bulbs WHERE id = $1', [bulb]);
}

async function discard(thing: Thing, wires: string[]) {
  if (thing instanceof Lamp) await cut(wires);
}

async function cut(wires: string[]) {
  for (const wire of wires) await pool.query('SELECT metres FROM wires WHERE id = $1', [wire]);
}

app.post('/lamps/:id/on', async (req, res) => {
  await setLight(req.params.id, true, req.body.bulbs);
  res.end();
});
app.post('/lamps/:id/off', async (req, res) => {
  await setLight(req.params.id, false, req.body.bulbs);
  res.end();
});
app.delete('/lamps/:id', async (req, res) => {
  const lamp = new Lamp(req.params.id);
  await discard(lamp, req.body.wires);
  res.end();
});
app.delete('/shades/:id', async (req, res) => {
  const shade = new Shade(req.params.id);
  await discard(shade, req.body.wires);
  res.end();
});
app.get('/wires', async (req, res) => {
  const found = req.query.all && (await cut(req.body.wires));
  res.json(found);
});
app.listen(3000);
`,
  });
  const told = review.findings.filter(({ rule }) => rule === 'n-plus-one-query');
  expect(told.map(({ title, message }) => `${title}. ${message}`)).toMatchInlineSnapshot(`
    [
      "cut reads wires once per item of a loop. Each item can take a query of its own, so their number grows with the list. 2 routes share the code that leads there, where conditions may keep some of them from the loop.",
      "POST /lamps/{id}/on can read bulbs once per item of a loop. Each item can take a query of its own, so their number grows with the list.",
    ]
  `);
});
