package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

type Boat struct {
	ent.Schema
}

func (Boat) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxLen(40).Unique(),
		field.Int32("seats"),
		field.Time("sunk_at").Optional().Nillable(),
	}
}

func (Boat) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("club", Club.Type).Ref("boats").Unique().Required(),
	}
}

func (Boat) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("seats").Edges("club"),
	}
}
