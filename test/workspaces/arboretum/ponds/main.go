package main

import (
	"net/http"
	"os"

	"arboretum.example/ponds/graph"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/go-chi/chi/v5"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

func main() {
	store, err := gorm.Open(postgres.Open(os.Getenv("PONDS_DATABASE_URL")), &gorm.Config{})
	if err != nil {
		panic(err)
	}
	config := graph.Config{Resolvers: &graph.Resolver{Store: store}}
	router := chi.NewRouter()
	router.With(requireBadge).Handle("/ponds/graph", handler.NewDefaultServer(graph.NewExecutableSchema(config)))
	http.ListenAndServe(":4300", router)
}

func requireBadge(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "no badge", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
