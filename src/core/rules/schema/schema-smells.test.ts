import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { Rule } from '../rule.ts';
import { runRules } from '../run-rules.ts';
import { adjacencyList } from './adjacency-list.ts';
import { cloneTables } from './clone-tables.ts';
import { entityAttributeValue } from './entity-attribute-value.ts';
import { floatForMoney } from './float-for-money.ts';
import { listInColumn } from './list-in-column.ts';
import { missingPrimaryKey } from './missing-primary-key.ts';
import { repeatingColumns } from './repeating-columns.ts';
import { valuesInColumnDefinition } from './values-in-column-definition.ts';

/** What a rule says of each schema alone, a line each; `-` where it is silent. */
async function said(rule: Rule, schemas: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const schema of schemas) {
    const findings = runRules(await systemOf({ 'schema.sql': schema }), [rule]);
    lines.push(findings.map(({ title }) => title).join('; ') || '-');
  }
  return lines.join('\n');
}

test('attributes as rows are told by the pair of a name and a value, however they are called', async () => {
  const spoken = await said(entityAttributeValue, [
    'CREATE TABLE kite_attributes (kite_id bigint REFERENCES kites, attribute text, value text, PRIMARY KEY (kite_id, attribute));',
    'CREATE TABLE wp_kitemeta (meta_id bigint PRIMARY KEY, kite_id bigint, meta_key varchar(99), meta_value longtext);',
    'CREATE TABLE field_values (id bigint PRIMARY KEY, "kiteId" bigint, "fieldName" text, "fieldValue" text);',
    'CREATE TABLE kite_values (kite_id bigint REFERENCES kites, attribute_id bigint REFERENCES names, value text, PRIMARY KEY (kite_id, attribute_id));',
    'CREATE TABLE kite_properties (kite_id bigint REFERENCES kites, name text, value text, PRIMARY KEY (kite_id, name));',
    // What an account has chosen, texts in languages, and amounts are no attributes.
    'CREATE TABLE user_settings (user_id bigint REFERENCES users, field_name text, field_value text, PRIMARY KEY (user_id, field_name));',
    'CREATE TABLE translations (kite_id bigint REFERENCES kites, key text, value text, PRIMARY KEY (kite_id, key));',
    'CREATE TABLE request_headers (request_id bigint REFERENCES requests, name text, value text, PRIMARY KEY (request_id, name));',
    'CREATE TABLE fields (kite_id bigint REFERENCES kites, field_name text, field_value jsonb, PRIMARY KEY (kite_id, field_name));',
    'CREATE TABLE attribute_names (id bigint PRIMARY KEY, attribute text, value text);',
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "kite_attributes keeps attributes as rows: attribute, value
    wp_kitemeta keeps attributes as rows: meta_key, meta_value
    field_values keeps attributes as rows: fieldName, fieldValue
    kite_values keeps attributes as rows: attribute_id, value
    kite_properties keeps attributes as rows: name, value
    -
    -
    -
    -
    -"
  `);
});

test('columns repeat with a number at their end, before a last word, and for each year', async () => {
  const spoken = await said(repeatingColumns, [
    'CREATE TABLE races (id bigint PRIMARY KEY, pilot_1_id bigint, pilot_2_id bigint, pilot_3_id bigint);',
    'CREATE TABLE races (id bigint PRIMARY KEY, tag1 varchar(10), tag2 varchar(20), tag3 varchar(20));',
    'CREATE TABLE budgets (id bigint PRIMARY KEY, spent_2024 numeric, spent_2025 numeric, spent_2026 numeric);',
    'CREATE TABLE races (id bigint PRIMARY KEY, phone1 text, phone2 text);',
    'CREATE TABLE races (id bigint PRIMARY KEY, iso_3166 text, iso_639 text, sha1 text, sha256 text, sha512 text);',
    'CREATE TABLE places (id bigint PRIMARY KEY, address_line_1 text, address_line_2 text, address_line_3 text);',
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "races has 3 columns for pilot_id: pilot_1_id, pilot_2_id and pilot_3_id
    races has 3 columns for tag: tag1, tag2 and tag3
    budgets has 3 columns for spent: spent_2024, spent_2025 and spent_2026
    -
    -
    -"
  `);
});

test('tables are clones by year, quarter or month, wherever that stands in their names', async () => {
  const pair = (one: string, other: string, more = ''): string =>
    `CREATE TABLE ${one} (id bigint PRIMARY KEY, total numeric);\nCREATE TABLE ${other} (id bigint PRIMARY KEY, total numeric${more});`;
  const spoken = await said(cloneTables, [
    pair('sales_2025_q1', 'sales_2025_q2'),
    pair('sales_jan', 'sales_feb'),
    pair('y2024_sales', 'y2025_sales'),
    pair('sales_2024_archive', 'sales_2025_archive'),
    pair('shard1', 'shard2'),
    pair('oauth1', 'oauth2').replace('total', 'token'),
    `CREATE TABLE sales (id bigint PRIMARY KEY, total numeric);
     CREATE TABLE sales_2024 (CHECK (id < 9)) INHERITS (sales);
     CREATE TABLE sales_2025 (CHECK (id > 8)) INHERITS (sales);`,
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "sales_2025_q1 and sales_2025_q2 are one table in 2 pieces
    sales_feb and sales_jan are one table in 2 pieces
    y2024_sales and y2025_sales are one table in 2 pieces
    sales_2024_archive and sales_2025_archive are one table in 2 pieces
    shard1 and shard2 are one table in 2 pieces
    -
    -"
  `);
});

test('a tree is one by whatever names who stands above, and without a foreign key where nothing else explains it', async () => {
  const spoken = await said(adjacencyList, [
    'CREATE TABLE crew (id bigint PRIMARY KEY, manager_id bigint, FOREIGN KEY (manager_id) REFERENCES crew (id));',
    'CREATE TABLE posts (id bigint PRIMARY KEY, in_reply_to bigint REFERENCES posts);',
    'CREATE TABLE shelves (id bigserial PRIMARY KEY, parent_id bigint);',
    'CREATE TABLE notes (id bigint PRIMARY KEY, parent_id bigint, parent_type text);',
    'CREATE TABLE notes (id bigint PRIMARY KEY, parent_id bigint REFERENCES pages);',
    'CREATE TABLE notes (id bigint PRIMARY KEY, parent_id uuid);',
    'CREATE TABLE crew (id bigint PRIMARY KEY, invited_by bigint REFERENCES crew, successor_id bigint REFERENCES crew);',
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "crew is a tree in which each row knows only its parent
    posts is a tree in which each row knows only its parent
    shelves is a tree in which each row knows only its parent
    -
    -
    -
    -"
  `);
});

test('money is told by its words, and by the table where a total could be anything', async () => {
  const spoken = await said(floatForMoney, [
    'CREATE TABLE crew (id bigint PRIMARY KEY, hourly_rate float8, gross_pay real);',
    'CREATE TABLE orders (id bigint PRIMARY KEY, total double precision);',
    'CREATE TABLE bills (id bigint PRIMARY KEY, "grandTotal" float);',
    'CREATE TABLE flights (id bigint PRIMARY KEY, total real, frame_rate float, cost_ratio float, hours float);',
    'CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12, 2));',
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "crew.hourly_rate and crew.gross_pay keep money as float8
    orders.total keeps money as double precision
    bills.grandTotal keeps money as float
    -
    -"
  `);
});

test('long lists of values are counted however a check is written', async () => {
  const list = (prefix = '', cast = ''): string =>
    ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'IT'].map((code) => `${prefix}'${code}'${cast}`).join(', ');
  const spoken = await said(
    valuesInColumnDefinition,
    [
      `country = ANY (ARRAY[${list('', '::text')}])`,
      `(country)::text = ANY ((ARRAY[${list('', '::character varying')}])::text[])`,
      `upper(country) IN (${list()})`,
      `country IS NULL OR country IN (${list()})`,
      `other IN (${list()})`,
      `country IN ('AT', 'BE')`,
    ].map((check) => `CREATE TABLE flights (id bigint PRIMARY KEY, country text, CHECK (${check}));`),
  );
  expect(spoken).toMatchInlineSnapshot(`
    "flights.country lists 10 values in its definition
    flights.country lists 10 values in its definition
    flights.country lists 10 values in its definition
    flights.country lists 10 values in its definition
    -
    -"
  `);
});

test('a list in a column is told by its name, its comment, and by what statements do with it', async () => {
  const kites = 'CREATE TABLE kites (id bigint PRIMARY KEY, colors varchar(200), owner_id varchar(200), note text);\n';
  const spoken = await said(listInColumn, [
    `${kites}COMMENT ON COLUMN kites.colors IS 'comma-separated';`,
    `SELECT id FROM kites WHERE FIND_IN_SET('red', colors) > 0;\n${kites}`,
    `${kites}UPDATE kites SET colors = colors || ',' || 'red' WHERE id = 1;`,
    `${kites}SELECT k.id FROM kites k JOIN clubs c ON c.id = k.id WHERE k.colors LIKE '%,red,%';`,
    `${kites}SELECT unnest(string_to_array(colors, ',')) FROM kites;`,
    `${kites}SELECT id FROM kites WHERE owner_id REGEXP '[[:<:]]12[[:>:]]';`,
    `${kites}SELECT id FROM kites WHERE colors REGEXP CONCAT('(^|,)', 'red', '(,|$)');`,
    // A word in prose, a part of a text, and a note that grows.
    `${kites}SELECT id FROM kites WHERE note REGEXP '[[:<:]]torn[[:>:]]' OR note LIKE '%torn, wet%';`,
    `${kites}UPDATE kites SET note = note || ', ' || 'torn' WHERE id = 1;`,
  ]);
  expect(spoken).toMatchInlineSnapshot(`
    "kites.colors keeps a list in one column
    kites.colors keeps a list in one column
    kites.colors keeps a list in one column
    kites.colors keeps a list in one column
    kites.colors keeps a list in one column
    kites.owner_id keeps a list in one column
    kites.colors keeps a list in one column
    -
    -"
  `);
});

test('queries of code give a list away too', async () => {
  const files = {
    'schema.sql': 'CREATE TABLE kites (id bigint PRIMARY KEY, colors varchar(200));',
    'src/kites.js': `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
const app = express();
app.get('/kites', async (req, res) => {
  const kites = await pool.query("SELECT id FROM kites WHERE ',' || colors || ',' LIKE '%,' || $1 || ',%' LIMIT 9", [req.query.color]);
  res.json({ kites: kites.rows });
});
`,
  };
  const [finding, ...others] = runRules(await systemOf(files), [listInColumn]);
  expect(others).toEqual([]);
  expect(finding?.evidence.map(({ file, line }) => `${file}:${line}`)).toEqual(['src/kites.js:6', 'schema.sql:1']);
  expect(finding?.title).toBe('kites.colors keeps a list in one column');
});

test('rows of a foreign table live elsewhere, and it can have no key', async () => {
  const foreign = "CREATE FOREIGN TABLE far_kites (id bigint, note text) SERVER files OPTIONS (filename 'kites.csv');";
  expect(await said(missingPrimaryKey, [foreign])).toBe('-');
});
