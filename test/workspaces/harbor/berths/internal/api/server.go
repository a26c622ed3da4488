package api

import (
	"context"
	"net/http"

	"github.com/go-chi/chi/v5"

	"example.com/harbor/berths/internal/events"
	"example.com/harbor/berths/internal/pilotage"
	"example.com/harbor/berths/internal/store"
)

// Quays is what the API asks of its store.
type Quays interface {
	Free(ctx context.Context, length int) ([]store.Berth, error)
	ByName(ctx context.Context, name string) (*store.Berth, error)
	Assign(ctx context.Context, berth string, call store.ShipCall) error
	Leave(ctx context.Context, id string) error
}

type Server struct {
	router chi.Router
	quays  Quays
	pilots *pilotage.Client
	log    *events.Log
}

func NewServer(quays Quays, pilots *pilotage.Client, journal *events.Log) *Server {
	s := &Server{router: chi.NewRouter(), quays: quays, pilots: pilots, log: journal}
	s.routes()
	return s
}

func (s *Server) Handler() http.Handler { return s.router }
