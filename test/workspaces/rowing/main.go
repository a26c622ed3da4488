package main

import (
	"log"
	"net/http"
	"os"

	"example.org/rowing/desk"
	"example.org/rowing/ent"
	"github.com/go-chi/chi/v5"
	_ "github.com/lib/pq"
)

func main() {
	client, err := ent.Open("postgres", os.Getenv("ROWING_DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	router := chi.NewRouter()
	desk.New(client).Mount(router)
	log.Fatal(http.ListenAndServe(":8080", router))
}
