import { expect, test } from 'vitest';
import { queriesText, tablesText } from '../../../../test/support/facts-text.ts';
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

func (k *Kennel) Count(w http.ResponseWriter, r *http.Request) {
	where := sq.And{sq.Expr("age > ?", 3)}
	if name := r.FormValue("name"); name != "" {
		where = append(where, sq.Eq{"name": name})
	}
	psql.Select("COUNT(*)").From("dogs").Where(where).RunWith(k.db).QueryRow()
}

func (k *Kennel) Clear(w http.ResponseWriter, r *http.Request) {
	sq.Delete("dogs").Where("age > ?", 20).RunWith(k.db).Exec()
	psql.Insert("kennels").Columns("name").Values("north").Suffix("ON CONFLICT DO NOTHING").RunWith(k.db).Exec()
}

func main() {
	kennel := &Kennel{}
	http.HandleFunc("GET /dogs", kennel.Search)
	http.HandleFunc("HEAD /dogs", kennel.Count)
	http.HandleFunc("DELETE /dogs", kennel.Clear)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(queriesText(system, 'Kennel.Search')).toEqual([
    'select dogs by kind, age at times by name sorted by name limited',
  ]);
  expect(queriesText(system, 'Kennel.Count')).toEqual(['count dogs by age at times by name']);
  expect(queriesText(system, 'Kennel.Clear')).toEqual(['delete dogs by age', 'upsert kennels']);
});

test('models and queries of Bun', async () => {
  const system = await systemOf({
    'go.mod': 'module kennel\n\nrequire github.com/uptrace/bun v1.2.0\n',
    'main.go': `package main

import (
	"net/http"

	"github.com/uptrace/bun"
)

type Dog struct {
	bun.BaseModel \`bun:"table:dogs,alias:d"\`

	ID   int64  \`bun:"id,pk,autoincrement"\`
	Name string \`bun:"name,notnull,unique"\`
	Kind string \`bun:"dog_kind"\`
}

type Kennel struct{ db *bun.DB }

func (k *Kennel) Search(w http.ResponseWriter, r *http.Request) {
	var dogs []Dog
	query := k.db.NewSelect().Model(&dogs).Where("dog_kind = ?", "hound").Limit(10)
	if name := r.FormValue("name"); name != "" {
		query = query.Where("?TableAlias.name = ?", name)
	}
	query.OrderExpr("name DESC").Scan(r.Context())
}

func page(number int) func(*bun.SelectQuery) *bun.SelectQuery {
	return func(query *bun.SelectQuery) *bun.SelectQuery {
		return query.Limit(20).Offset(20 * number)
	}
}

func (k *Kennel) Page(w http.ResponseWriter, r *http.Request) {
	var dogs []Dog
	query := k.db.NewSelect().Model(&dogs)
	if name := r.FormValue("name"); name != "" {
		query = query.WhereGroup(" AND ", func(query *bun.SelectQuery) *bun.SelectQuery {
			return query.Where("name = ?", name)
		})
	}
	query.Apply(page(1)).ScanAndCount(r.Context())
}

func (k *Kennel) Write(w http.ResponseWriter, r *http.Request) {
	dog := new(Dog)
	k.db.NewInsert().Model(dog).On("CONFLICT (id) DO UPDATE").Exec(r.Context())
	k.db.NewUpdate().Model(dog).Set("name = ?", "Rex").WherePK().Exec(r.Context())
	k.db.NewDelete().Model((*Dog)(nil)).Where("dog_kind = ?", "pug").Exec(r.Context())
}

func main() {
	kennel := &Kennel{}
	http.HandleFunc("GET /dogs", kennel.Search)
	http.HandleFunc("GET /dogs/pages", kennel.Page)
	http.HandleFunc("PUT /dogs", kennel.Write)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(tablesText(system)).toBe('dogs (id)\n    indexes unique (name)');
  expect(queriesText(system, 'Kennel.Search')).toEqual([
    'select dogs by dog_kind at times by name sorted by name limited',
  ]);
  expect(queriesText(system, 'Kennel.Page')).toEqual([
    'count dogs at times by name',
    'select dogs at times by name limited',
  ]);
  expect(queriesText(system, 'Kennel.Write')).toEqual(['delete dogs by dog_kind', 'update dogs by id', 'upsert dogs']);
});

test('documents that PyMongo and the driver of Go ask for', async () => {
  const python = await systemOf({
    'requirements.txt': 'fastapi\nmotor\n',
    'app.py': `from fastapi import FastAPI, Request
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
database = AsyncIOMotorClient("mongodb://mongo")["kennel"]

@app.get("/dogs")
async def dogs(request: Request):
    await request.app.mongodb["owners"].find_one({"_id": 1})
    return await database.dogs.find({"kind": "hound", "age": {"$gt": 3}}).sort("name", -1).to_list(10)
`,
  });
  expect(queriesText(python, 'dogs')).toEqual([
    'select dogs by kind, age sorted by name limited',
    'select owners by _id limited',
  ]);
  const go = await systemOf({
    'go.mod': 'module kennel\n\nrequire go.mongodb.org/mongo-driver v1.17.0\n',
    'main.go': `package main

import (
	"net/http"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

type Kennel struct{ dogs *mongo.Collection }

func New(database *mongo.Database) *Kennel { return &Kennel{dogs: database.Collection("dogs")} }

func (k *Kennel) Search(w http.ResponseWriter, r *http.Request) {
	k.dogs.Find(r.Context(), bson.M{"kind": "hound"}, options.Find().SetLimit(10).SetSort(bson.D{{"name", -1}}))
	k.dogs.DeleteOne(r.Context(), bson.D{{Key: "_id", Value: 1}})
}

func main() {
	client, _ := mongo.Connect(nil)
	kennel := New(client.Database("kennel"))
	http.HandleFunc("GET /dogs", kennel.Search)
	http.ListenAndServe(":8080", nil)
}
`,
  });
  expect(queriesText(go, 'Kennel.Search')).toEqual([
    'delete dogs by _id',
    'select dogs by kind sorted by name limited',
  ]);
});

test('queries of Panache leave out what follows from the entity', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>kennel</artifactId></project>',
    'src/main/java/kennel/Dog.java': `package kennel;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.*;
import java.util.List;
@Entity
@Table(name = "dogs")
public class Dog extends PanacheEntity {
  @Column(name = "dog_kind") public String kind;
  public static List<Dog> ofKind(String kind) { return list("kind", kind); }
}
`,
    'src/main/java/kennel/Dogs.java': `package kennel;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
public class Dogs implements PanacheRepository<Dog> { }
`,
    'src/main/java/kennel/Kennel.java': `package kennel;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
@Path("/dogs")
public class Kennel {
  @Inject Dogs dogs;
  @GET public Object all() {
    Dog.ofKind("hound");
    return dogs.find("kind = ?1", Sort.by("id").descending(), "pug").page(0, 10).list();
  }
  @DELETE public void clear() { Dog.delete("kind", "pug"); dogs.deleteById(3L); }
}
`,
  });
  expect(tablesText(system)).toBe('dogs (id)');
  expect(queriesText(system, 'Kennel.all')).toEqual(['select dogs by dog_kind sorted by id limited']);
  expect(queriesText(system, 'Dog.ofKind')).toEqual(['select dogs by dog_kind']);
  expect(queriesText(system, 'Kennel.clear')).toEqual(['delete dogs by dog_kind', 'delete dogs by id']);
});

test('a base of repositories asks for the model of whichever class is called', async () => {
  const python = await systemOf({
    'requirements.txt': 'fastapi\nsqlalchemy\n',
    'app.py': `from fastapi import FastAPI
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

class Base(DeclarativeBase):
    pass

class Dog(Base):
    __tablename__ = "dogs"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]

class Crud:
    def __init__(self, model, session: Session):
        self.model = model
        self.session = session
    def of_kind(self, kind: str, wild: bool):
        query = self.session.query(self.model)
        if wild:
            query = query.filter(self.model.kind == kind)
        return query.order_by(self.model.id).limit(10).all()

class Dogs(Crud):
    def __init__(self, session: Session):
        super().__init__(Dog, session)

app = FastAPI()

@app.get("/dogs")
def dogs(session: Session):
    return Dogs(session).of_kind("hound", True)
`,
  });
  expect(queriesText(python, 'dogs')).toEqual(['select dogs at times by kind sorted by id limited']);
  const php = await systemOf({
    'composer.json': '{"require":{"laravel/framework":"^11"}}',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\DogController;
use Illuminate\\Support\\Facades\\Route;
Route::get('dogs/{id}', [DogController::class, 'show']);
`,
    'app/Models/Dog.php': `<?php
namespace App\\Models;
class Dog extends \\Illuminate\\Database\\Eloquent\\Model {}
`,
    'app/Repositories/Repository.php': `<?php
namespace App\\Repositories;
abstract class Repository {
  public string $modelClass;
  public function getOne($id) { return $this->modelClass::query()->findOrFail($id); }
}
`,
    'app/Repositories/DogRepository.php': `<?php
namespace App\\Repositories;
class DogRepository extends Repository {}
`,
    'app/Http/Controllers/DogController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Repositories\\DogRepository;
class DogController {
  public function __construct(private DogRepository $dogs) {}
  public function show($id) { return $this->dogs->getOne($id); }
}
`,
  });
  expect(queriesText(php, 'DogController.show')).toEqual(['select dogs by id limited']);
});

test('a function that is told the name of a model asks for that model', async () => {
  const system = await systemOf({
    'package.json': '{"name":"kennel","dependencies":{"@prisma/client":"5","express":"4"}}',
    'prisma/schema.prisma': 'model Dog {\n  id Int @id\n  ownerId Int @map("owner_id")\n  @@map("dogs")\n}\n',
    'src/app.ts': `import { PrismaClient } from '@prisma/client';
import express from 'express';

const client = new PrismaClient();

async function page<T>(model: string, criteria: T, size: number) {
  return client[model].findMany({ ...criteria, ...{ take: size } });
}

const app = express();
app.get('/dogs', async (req, res) => {
  const where = { ownerId: Number(req.query.owner) };
  res.json(await page('dog', { orderBy: { id: 'asc' }, where }, 10));
});
app.listen(3000);
`,
  });
  expect(queriesText(system, 'GET /dogs')).toEqual(['select dogs by owner_id limited']);
});

test('data sets and models of Sequel', async () => {
  const system = await systemOf({
    Gemfile: "gem 'sinatra'\ngem 'sequel'\n",
    'app.rb': `require 'sinatra'
require 'sequel'
DB = Sequel.connect(ENV['DATABASE_URL'])
class Pup < Sequel::Model
end
get '/dogs' do
  dogs = DB[:dogs].where(kind: 'hound')
  dogs = dogs.where(name: params[:name]) if params[:name]
  dogs.order(Sequel.desc(:age)).limit(10).all
end
delete '/pups' do
  Pup.where('age > 3').delete
end
`,
  });
  expect(queriesText(system, 'GET /dogs')).toEqual(['select dogs by kind at times by name sorted by age limited']);
  expect(queriesText(system, 'DELETE /pups')).toEqual(['delete pups by age']);
});
