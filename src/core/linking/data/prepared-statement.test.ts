import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('statements that a file prepares ask where they are run, those of a function where they are prepared', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "notebook", "dependencies": { "express": "4", "better-sqlite3": "11" } }',
    'app.js': `const express = require('express');
const Database = require('better-sqlite3');
const db = new Database('notes.db');
db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, owner TEXT, pinned INTEGER)');
const statements = {
  byOwner: db.prepare('SELECT * FROM notes WHERE owner = ? ORDER BY pinned LIMIT ?'),
  add: db.prepare('INSERT INTO notes (owner) VALUES (?)'),
};
const remove = db.prepare('DELETE FROM notes WHERE id = ?');
const addAll = db.transaction((owners) => {
  for (const owner of owners) statements.add.run(owner);
});
function list(req, res) { res.json(statements.byOwner.all(req.query.owner, 10)); }
function drop(req, res) { remove.run(req.params.id); res.end(); }
function fill(req, res) { addAll(req.body); res.end(); }
function one(req, res) {
  const find = db.prepare('SELECT * FROM notes WHERE id = ?');
  res.json(find.get(req.params.id));
}
const app = express();
app.get('/notes', list);
app.get('/notes/:id', one);
app.delete('/notes/:id', drop);
app.post('/notes', fill);
app.listen(3000);
`,
  });
  const lines = ['list', 'one', 'drop'].map((name) => `${name}: ${queriesText(system, name).join('; ')}`);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "list: select notes by owner sorted by pinned limited
    one: select notes by id
    drop: delete notes by id"
  `);
  const added = system.accesses.filter(({ verb }) => verb === 'insert').map(({ inLoop }) => inLoop);
  expect(added).toEqual([true]);
});
