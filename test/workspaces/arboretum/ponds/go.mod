module arboretum.example/ponds

go 1.22

require (
	github.com/99designs/gqlgen v0.17.49
	github.com/go-chi/chi/v5 v5.1.0
	gorm.io/driver/postgres v1.5.9
	gorm.io/gorm v1.25.11
)
