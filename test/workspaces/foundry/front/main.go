package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/go-chi/chi/v5"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	pb "example.com/foundry/proto"
)

type front struct {
	castings pb.CastingsClient
}

// find waits for a second at most.
func (f *front) find(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Second)
	defer cancel()
	casting, err := f.castings.GetCasting(ctx, &pb.GetCastingRequest{Id: chi.URLParam(r, "id")})
	if err != nil {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	json.NewEncoder(w).Encode(casting)
}

// order asks once for each casting of the order.
func (f *front) order(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	var ids []string
	if err := json.NewDecoder(r.Body).Decode(&ids); err != nil {
		http.Error(w, "a list of ids", http.StatusBadRequest)
		return
	}
	castings := []*pb.Casting{}
	for _, id := range ids {
		casting, err := f.castings.GetCasting(ctx, &pb.GetCastingRequest{Id: id})
		if err != nil {
			http.Error(w, "not found", http.StatusNotFound)
			return
		}
		castings = append(castings, casting)
	}
	json.NewEncoder(w).Encode(castings)
}

func main() {
	connection, err := grpc.NewClient(os.Getenv("CASTINGS_ADDRESS"), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		log.Fatal(err)
	}
	f := &front{castings: pb.NewCastingsClient(connection)}
	router := chi.NewRouter()
	router.Get("/v1/castings/{id}", f.find)
	router.Post("/v1/orders/preview", f.order)
	log.Fatal(http.ListenAndServe(":8080", router))
}
