import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a generic repository of Go reads and writes the rows that each of its users has', async () => {
  const system = await systemOf({
    'go.mod': `module falconry

require (
	github.com/gin-gonic/gin v1.10.0
	gorm.io/gorm v1.30.0
)
`,
    'model/model.go': `package model

type Falcon struct {
	ID   uint
	Name string
}

type Flight struct {
	ID       uint
	FalconID uint
	Height   int
}
`,
    'repo/repository.go': `package repo

import (
	"context"

	"gorm.io/gorm"
)

type txKey struct{}

type Repository[T any] struct {
	db *gorm.DB
}

func New[T any](db *gorm.DB) *Repository[T] {
	return &Repository[T]{db: db}
}

func (r *Repository[T]) conn(ctx context.Context) *gorm.DB {
	if tx, ok := ctx.Value(txKey{}).(*gorm.DB); ok {
		return tx
	}
	return r.db.WithContext(ctx)
}

func (r *Repository[T]) ByID(ctx context.Context, id uint) (*T, error) {
	var row T
	err := r.conn(ctx).First(&row, id).Error
	return &row, err
}

func (r *Repository[T]) Create(ctx context.Context, row *T) error {
	return r.conn(ctx).Create(row).Error
}

func InTx(ctx context.Context, db *gorm.DB, fn func(ctx context.Context) error) error {
	return db.Transaction(func(tx *gorm.DB) error {
		return fn(context.WithValue(ctx, txKey{}, tx))
	})
}
`,
    'repo/flights.go': `package repo

import (
	"context"

	"falconry/model"
	"gorm.io/gorm"
)

type Flights struct {
	*Repository[model.Flight]
}

func Above(height int) func(*gorm.DB) *gorm.DB {
	return func(db *gorm.DB) *gorm.DB {
		if height == 0 {
			return db
		}
		return db.Where("height > ?", height)
	}
}

func (f *Flights) Highest(ctx context.Context, height int) ([]model.Flight, error) {
	var flights []model.Flight
	err := f.conn(ctx).Scopes(Above(height)).Order("height DESC").Limit(10).Find(&flights).Error
	return flights, err
}

func (f *Flights) OfFalcon(ctx context.Context, falcon uint) ([]model.Flight, error) {
	return gorm.G[model.Flight](f.db).Where("falcon_id = ?", falcon).Find(ctx)
}
`,
    'main.go': `package main

import (
	"context"

	"falconry/model"
	"falconry/repo"
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Handler struct {
	db      *gorm.DB
	falcons *repo.Repository[model.Falcon]
	flights *repo.Flights
}

func (h *Handler) get(c *gin.Context) {
	h.falcons.ByID(c, 1)
}

func (h *Handler) fly(c *gin.Context) {
	repo.InTx(c, h.db, func(ctx context.Context) error {
		if err := h.falcons.Create(ctx, &model.Falcon{}); err != nil {
			return err
		}
		return h.flights.Create(ctx, &model.Flight{})
	})
}

func (h *Handler) highest(c *gin.Context) {
	h.flights.Highest(c, 100)
}

func (h *Handler) flown(c *gin.Context) {
	h.flights.OfFalcon(c, 1)
}

func main() {
	h := &Handler{}
	r := gin.Default()
	r.GET("/falcons/:id", h.get)
	r.POST("/falcons/:id/flights", h.fly)
	r.GET("/falcons/:id/flights", h.flown)
	r.GET("/flights", h.highest)
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /falcons/{id} → select falcons limited
    GET /falcons/{id}/flights → select flights by falcon_id
    GET /flights → select flights at times by height sorted by height limited
    POST /falcons/{id}/flights → insert falcons, in a transaction
    POST /falcons/{id}/flights → insert flights, in a transaction"
  `);
});
