import { expect, test } from 'vitest';
import { queriesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('queries of ent that a variable goes on with, edges that they load and ask for, and mixins', async () => {
  const system = await systemOf({
    'go.mod': 'module kennel\n\nrequire entgo.io/ent v0.14.1\n',
    'ent/schema/audit.go': `package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"
)

type Audit struct{ mixin.Schema }

func (Audit) Fields() []ent.Field { return []ent.Field{field.Time("chipped_at")} }
`,
    'ent/schema/dog.go': `package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/mixin"
)

type Dog struct{ ent.Schema }

func (Dog) Mixin() []ent.Mixin { return []ent.Mixin{Audit{}, mixin.Time{}} }
func (Dog) Fields() []ent.Field { return []ent.Field{field.String("kind")} }
func (Dog) Edges() []ent.Edge {
	return []ent.Edge{edge.From("owner", Owner.Type).Ref("dogs").Unique(), edge.To("toys", Toy.Type)}
}

type Owner struct{ ent.Schema }

func (Owner) Edges() []ent.Edge { return []ent.Edge{edge.To("dogs", Dog.Type)} }

type Toy struct{ ent.Schema }
`,
    'main.go': `package main

import (
	"net/http"

	"kennel/ent"
	"kennel/ent/dog"
	"kennel/ent/owner"
)

type Kennel struct{ client *ent.Client }

func (k *Kennel) list(w http.ResponseWriter, r *http.Request) {
	q := k.client.Dog.Query().WithToys()
	if r.FormValue("owner") != "" {
		q = q.Where(dog.HasOwnerWith(owner.ID(1)), dog.Kind("hound"))
	}
	dogs, _ := q.Order(ent.Desc(dog.FieldKind)).Limit(9).All(r.Context())
	_ = dogs
}

func (k *Kennel) count(w http.ResponseWriter, r *http.Request) {
	q := k.client.Dog.Query().Where(dog.Kind("hound"))
	n, _ := q.Count(r.Context())
	_ = n
}

func main() {
	k := &Kennel{}
	http.HandleFunc("GET /dogs", k.list)
	http.HandleFunc("GET /count", k.count)
}
`,
  });
  expect(queriesText(system, 'Kennel.list')).toEqual([
    'select dogs at times by kind sorted by kind limited',
    'select owners',
    'select toys',
  ]);
  expect(queriesText(system, 'Kennel.count')).toEqual(['count dogs by kind']);
  const dogs = system.tables.find(({ name }) => name === 'dogs');
  expect(dogs?.columns.map(({ name }) => name).sort()).toEqual([
    'chipped_at',
    'create_time',
    'id',
    'kind',
    'owner_dogs',
    'update_time',
  ]);
});

test('edges of ent between many and many have a table of their own', async () => {
  const system = await systemOf({
    'ent/schema/group.go': `package schema
import ("entgo.io/ent"; "entgo.io/ent/schema/edge"; "entgo.io/ent/schema/field")
type Group struct{ ent.Schema }
func (Group) Fields() []ent.Field { return []ent.Field{field.String("name")} }
func (Group) Edges() []ent.Edge { return []ent.Edge{edge.To("users", User.Type)} }
type Pet struct{ ent.Schema }
func (Pet) Edges() []ent.Edge { return []ent.Edge{edge.From("owner", User.Type).Ref("pets").Unique()} }
`,
    'ent/schema/user.go': `package schema
import ("entgo.io/ent"; "entgo.io/ent/schema/edge"; "entgo.io/ent/schema/field")
type User struct{ ent.Schema }
func (User) Fields() []ent.Field { return []ent.Field{field.String("name")} }
func (User) Edges() []ent.Edge { return []ent.Edge{
  edge.From("groups", Group.Type).Ref("users"),
  edge.To("friends", User.Type),
  edge.To("following", User.Type).From("followers"),
  edge.To("pets", Pet.Type),
} }
`,
    'go.mod': `module example.com/crew
go 1.22
require entgo.io/ent v0.13.0
`,
  });
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "group_users (group_id, user_id)
        references group_id > groups, user_id > users
    groups (id)
    pets (id)
        references user_pets > users
    user_following (user_id, follower_id)
        references follower_id > users, user_id > users
    user_friends (user_id, friend_id)
        references friend_id > users, user_id > users
    users (id)"
  `);
});
