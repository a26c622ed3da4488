package desk

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"example.org/rowing/ent"
	"example.org/rowing/ent/boat"
	"github.com/go-chi/chi/v5"
)

type Desk struct {
	client *ent.Client
}

func New(client *ent.Client) *Desk {
	return &Desk{client: client}
}

func (d *Desk) Mount(router chi.Router) {
	router.Get("/boats", d.large)
	router.Post("/boats", d.christen)
	router.Delete("/boats/{id}", d.scrap)
}

func (d *Desk) large(w http.ResponseWriter, r *http.Request) {
	found, err := d.client.Boat.Query().
		Where(boat.SeatsGTE(4), boat.SunkAtIsNil()).
		Order(ent.Desc(boat.FieldSeats)).
		Limit(20).
		All(r.Context())
	if err != nil {
		http.Error(w, "no boats", http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(found)
}

func (d *Desk) christen(w http.ResponseWriter, r *http.Request) {
	if err := d.launch(r.Context(), r.FormValue("name")); err != nil {
		http.Error(w, "name is taken", http.StatusConflict)
		return
	}
	w.WriteHeader(http.StatusCreated)
}

func (d *Desk) launch(ctx context.Context, name string) error {
	return d.client.Boat.Create().SetName(name).SetSeats(4).SetClubID(1).Exec(ctx)
}

func (d *Desk) scrap(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(chi.URLParam(r, "id"))
	if err := d.client.Boat.DeleteOneID(id).Exec(r.Context()); err != nil {
		http.Error(w, "no such boat", http.StatusNotFound)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
