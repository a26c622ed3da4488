package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

type Club struct {
	ent.Schema
}

func (Club) Annotations() []schema.Annotation {
	return []schema.Annotation{
		entsql.Annotation{Table: "rowing_clubs"},
	}
}

func (Club) Fields() []ent.Field {
	return []ent.Field{
		field.String("town"),
	}
}

func (Club) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("boats", Boat.Type),
	}
}
