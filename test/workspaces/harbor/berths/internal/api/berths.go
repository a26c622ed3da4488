package api

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"example.com/harbor/berths/internal/store"
)

type callRequest struct {
	Ship   string `json:"ship" validate:"required,max=80"`
	Length int    `json:"length" validate:"required,min=5"`
	Master string `json:"masterEmail" validate:"email"`
}

func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}

func (s *Server) listFree(w http.ResponseWriter, r *http.Request) {
	length, err := strconv.Atoi(r.URL.Query().Get("length"))
	if err != nil {
		http.Error(w, "length is no number", http.StatusBadRequest)
		return
	}
	berths, err := s.quays.Free(r.Context(), length)
	if err != nil {
		respond(w, http.StatusInternalServerError, nil)
		return
	}
	respond(w, http.StatusOK, berths)
}

func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	berth, err := s.quays.ByName(r.Context(), chi.URLParam(r, "name"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	respond(w, http.StatusOK, berth)
}

func (s *Server) assign(w http.ResponseWriter, r *http.Request) {
	var body callRequest
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, "unreadable", http.StatusBadRequest)
		return
	}
	pilot, err := s.pilots.OnWatch(r.Context(), body.Length)
	if err != nil {
		respond(w, http.StatusBadGateway, map[string]string{"error": "no pilot"})
		return
	}
	call := store.ShipCall{Ship: body.Ship, Length: body.Length, Pilot: pilot.Badge}
	if err := s.quays.Assign(r.Context(), chi.URLParam(r, "name"), call); err != nil {
		respond(w, http.StatusConflict, map[string]string{"error": err.Error()})
		return
	}
	s.log.Moored(r.Context(), call)
	respond(w, http.StatusCreated, call)
}

func (s *Server) leave(w http.ResponseWriter, r *http.Request) {
	if err := s.quays.Leave(r.Context(), chi.URLParam(r, "id")); err != nil {
		respond(w, http.StatusInternalServerError, nil)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}
