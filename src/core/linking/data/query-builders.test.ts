import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('queries of Objection begin with a model', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"objection":"3","express":"4"}}',
    'src/models.js': `const { Model } = require('objection');
class Owner extends Model {
  static tableName = 'owners';
}
class Dog extends Model {
  static get tableName() {
    return 'dogs';
  }
  static get relationMappings() {
    return { owner: { relation: Model.BelongsToOneRelation, modelClass: Owner } };
  }
}
module.exports = { Dog };
`,
    'src/app.js': `const express = require('express');
const { Dog } = require('./models');
async function search(kind, name) {
  const query = Dog.query().where('kind', kind).withGraphFetched('owner');
  if (name) query.where('name', 'like', name);
  return await query.orderBy('age').page(0, 20);
}
async function write(id, body) {
  await Dog.query().patchAndFetchById(id, body);
  await Dog.query().insert(body);
}
const app = express();
app.get('/dogs', async (req, res) => res.json(await search(req.query.kind, req.query.name)));
app.put('/dogs/:id', async (req, res) => res.json(await write(req.params.id, req.body)));
`,
  });
  expect(queriesText(system, 'search')).toEqual([
    'select dogs by kind at times by name sorted by age limited',
    'select owners',
  ]);
  expect(queriesText(system, 'write')).toEqual(['insert dogs', 'update dogs by id']);
});

test('queries of Squirrel are read through all statements that build them', async () => {
  const system = await systemOf({
    'go.mod': 'module kennel\n\nrequire github.com/Masterminds/squirrel v1.5.4\n',
    'main.go': `package main

import (
	"database/sql"
	"net/http"

	sq "github.com/Masterminds/squirrel"
)

var psql = sq.StatementBuilder.PlaceholderFormat(sq.Dollar)

type Kennel struct{ db *sql.DB }

func (k *Kennel) Search(w http.ResponseWriter, r *http.Request) {
	query := psql.Select("id", "name").From("dogs").Where(sq.And{sq.Eq{"kind": "hound"}, sq.Expr("age > ?", 3)})
	if name := r.FormValue("name"); name != "" {
		query = query.Where(sq.Eq{"name": name})
	}
	query.OrderBy("name DESC").Limit(10).RunWith(k.db).Query()
}

func (k *Kennel) Clear(w http.ResponseWriter, r *http.Request) {
	sq.Delete("dogs").Where("age > ?", 20).RunWith(k.db).Exec()
	psql.Insert("kennels").Columns("name").Values("north").Suffix("ON CONFLICT DO NOTHING").RunWith(k.db).Exec()
}

func main() {
	kennel := &Kennel{}
	http.HandleFunc("GET /dogs", kennel.Search)
	http.HandleFunc("DELETE /dogs", kennel.Clear)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(queriesText(system, 'Kennel.Search')).toEqual([
    'select dogs by kind, age at times by name sorted by name limited',
  ]);
  expect(queriesText(system, 'Kennel.Clear')).toEqual(['delete dogs by age', 'upsert kennels']);
});
