import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { emptySystem } from '../../model/system.ts';
import { indexSystem } from '../../model/system-index.ts';
import { dataMarkdown } from '../../report/advice/data-markdown.ts';
import { dataPlan } from './data-plan.ts';

/** A chain of museums: visits belong to a museum, and each one counts up a figure of its hall. */
const museums = {
  'schema.sql': `CREATE TABLE halls (
  id bigserial PRIMARY KEY,
  museum_id bigint NOT NULL,
  visits integer NOT NULL DEFAULT 0
);
CREATE TABLE visits (
  id bigserial PRIMARY KEY,
  museum_id bigint NOT NULL,
  hall_id bigint NOT NULL REFERENCES halls (id)
);
CREATE TABLE guides (
  id bigserial PRIMARY KEY,
  museum_id bigint NOT NULL,
  billing_street text, billing_city text, billing_country text,
  home_street text, home_city text, home_country text
);
CREATE TABLE shifts (
  guide_id bigint NOT NULL REFERENCES guides (id),
  day date NOT NULL,
  guide_name text NOT NULL,
  PRIMARY KEY (guide_id, day)
);
`,
  'src/app.ts': `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();

app.post('/museums/:museum/visits', async (req, res) => {
  await pool.query('INSERT INTO visits (museum_id, hall_id) VALUES ($1, $2)', [req.params.museum, req.body.hall]);
  await pool.query('UPDATE halls SET visits = visits + 1 WHERE museum_id = $1 AND id = $2', [req.params.museum, req.body.hall]);
  res.status(201).end();
});

app.get('/museums/:museum/guides', async (req, res) => {
  res.json((await pool.query('SELECT id FROM guides WHERE museum_id = $1 LIMIT 50', [req.params.museum])).rows);
});

app.get('/halls/:id', async (req, res) => {
  res.json((await pool.query('SELECT visits FROM halls WHERE id = $1', [req.params.id])).rows[0]);
});

app.listen(3000);
`,
};

test('the plan names shard keys with what scatters, hot rows, and what may say the same twice', async () => {
  const system = await systemOf(museums);
  expect(dataMarkdown('museums', dataPlan(indexSystem(system)))).toMatchInlineSnapshot(`
    "# Data plan of museums

    - museum\\_id is the best key to spread workspace-database by: 2 requests would ask one shard, 1 all of them. Spread only what one machine can no longer write.
    - 1 request changes a hot row: one that others change at the same time.
    - 2 hints that a column follows from another: only who knows the data can say.

    ## By what rows could be spread

    | Database | Key | Tables that have it | Tables without | Ask one shard | Would ask all shards |
    | --- | --- | --- | --- | --- | --- |
    | workspace-database | \`museum_id\` | guides, halls and visits | shifts | GET /museums/{museum}/guides and POST /museums/{museum}/visits | GET /halls/{id} |

    ## Hot rows

    Many requests change the same row: whoever adds for the same parent waits for its lock until the other has committed. Count when it is read, or collect the changes and write them once.

    | Row of | Columns | Changed by | With each new row of | Where |
    | --- | --- | --- | --- | --- |
    | \`halls\` | visits | \`POST /museums/{museum}/visits\` | \`visits\` | \`src/app.ts:9\` |

    ## What may say the same twice

    | Table | Follows | Why | If it is so | Where |
    | --- | --- | --- | --- | --- |
    | \`guides\` | \`billing_*\`, \`home_*\` → \`street\`, \`city\`, \`country\` | street, city, country stand there twice, as billing and as home | a table with street, city, country, to which guides refers twice |  |
    | \`shifts\` | \`guide_id\` → \`guide_name\` | guide\\_name is named after guide\\_id, which is only a part of the key | move guide\\_name to the table of guide, or say in a comment as of when they are true | \`schema.sql:18\`, \`schema.sql:20\` |
    "
  `);
});

test('without tables nothing is made up', () => {
  expect(dataPlan(indexSystem(emptySystem))).toEqual({
    verdict: ['No table was found, so there are no rows to spread.'],
    shards: [],
    hot: [],
    dependencies: [],
  });
});

test('a key of any table, one of few tables, and an address are no hints', async () => {
  const file = (rest: string): string => `CREATE TABLE fairs (id bigserial PRIMARY KEY, town text);
CREATE TABLE notes (id bigserial PRIMARY KEY, fair_id bigint, subject_id bigint, subject_type text, ${rest});
CREATE TABLE tents (subject_id bigint, subject_type text, fair_id bigint, PRIMARY KEY (subject_id, fair_id));
CREATE TABLE rides (id bigserial PRIMARY KEY, subject_id bigint);
CREATE TABLE seats (id bigserial PRIMARY KEY);
CREATE TABLE lamps (id bigserial PRIMARY KEY);
`;
  const app = `import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();
app.get('/rides/:id', async (req, res) => {
  res.json((await pool.query('SELECT id FROM rides WHERE subject_id = $1', [req.params.id])).rows);
});
app.get('/fairs/:id/notes', async (req, res) => {
  res.json((await pool.query('SELECT id FROM notes WHERE fair_id = $1', [req.params.id])).rows);
});
app.listen(3000);
`;
  const planOf = async (rest: string) =>
    dataPlan(indexSystem(await systemOf({ 'schema.sql': file(rest), 'src/app.ts': app })));
  const plain = await planOf('zip text, city text');
  expect(plain.shards.map(({ column }) => column)).toEqual(['fair_id']);
  expect(plain.dependencies.map(({ to }) => to)).toEqual([['city']]);
  expect((await planOf('street text, zip text, city text')).dependencies).toEqual([]);
});
