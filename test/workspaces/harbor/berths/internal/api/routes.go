package api

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	"github.com/go-chi/httprate"
)

const version = "/v1"

func (s *Server) routes() {
	s.router.Use(middleware.RequestID, middleware.Recoverer)
	s.router.Get("/healthz", s.health)
	s.router.Route(version+"/berths", func(r chi.Router) {
		r.Use(requireHarborPass)
		r.Get("/", s.listFree)
		r.Get("/{name:[A-Z]+[0-9]+}", s.show)
		r.With(httprate.LimitByIP(20, time.Minute)).Post("/{name}/calls", s.assign)
	})
	s.router.Mount(version+"/calls", s.callRoutes())
}

func (s *Server) callRoutes() http.Handler {
	r := chi.NewRouter()
	r.Method(http.MethodDelete, "/{id}", requireHarborPass(http.HandlerFunc(s.leave)))
	return r
}

// requireHarborPass lets only those in who show a pass.
func requireHarborPass(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Harbor-Pass") == "" {
			http.Error(w, "no pass", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}
