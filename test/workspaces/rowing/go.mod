module example.org/rowing

go 1.22

require (
	entgo.io/ent v0.13.1
	github.com/go-chi/chi/v5 v5.0.12
)
