package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"example.com/harbor/berths/internal/api"
	"example.com/harbor/berths/internal/events"
	"example.com/harbor/berths/internal/pilotage"
	"example.com/harbor/berths/internal/store"
)

func main() {
	pool, err := pgxpool.New(context.Background(), os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	pilots := pilotage.NewClient(os.Getenv("PILOTS_URL"), 3*time.Second)
	server := api.NewServer(store.New(pool), pilots, events.NewLog("kafka:9092"))
	log.Fatal(http.ListenAndServe(":8080", server.Handler()))
}
