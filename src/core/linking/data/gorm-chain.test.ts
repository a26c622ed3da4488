import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a query of GORM is read through the functions that begin it and that it is handed to', async () => {
  const system = await systemOf({
    'go.mod': `module kennel

require (
	github.com/gin-gonic/gin v1.9.1
	gorm.io/gorm v1.25.0
)
`,
    'main.go': `package main

import (
	"context"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Dog struct {
	ID      uint
	OwnerID uint
	Kind    string
	Gone    bool
}

type Kennel struct {
	db *gorm.DB
}

func (k *Kennel) conn(ctx context.Context) *gorm.DB {
	return k.db.WithContext(ctx)
}

func (k *Kennel) present(query *gorm.DB) *gorm.DB {
	return query.Where("gone = ?", false)
}

func page(query *gorm.DB, number int) *gorm.DB {
	return query.Offset(number * 20).Limit(20)
}

func (k *Kennel) dogs() *gorm.DB {
	return k.db.Model(&Dog{}).Where("gone = ?", false)
}

func ofKind(query *gorm.DB, kind string) *gorm.DB {
	if kind == "" {
		return query
	}
	return query.Where("kind = ?", kind)
}

func (k *Kennel) byOwner(owner uint) ([]Dog, error) {
	var dogs []Dog
	err := k.present(k.db.Where("owner_id = ?", owner)).Find(&dogs).Error
	return dogs, err
}

func (k *Kennel) paged(ctx context.Context, number int) ([]Dog, error) {
	var dogs []Dog
	err := page(k.present(k.conn(ctx)), number).Order("id").Find(&dogs).Error
	return dogs, err
}

func (k *Kennel) some(ctx context.Context, kind string) ([]Dog, error) {
	var dogs []Dog
	err := ofKind(k.conn(ctx).Where("owner_id = ?", 1), kind).Find(&dogs).Error
	return dogs, err
}

func (k *Kennel) all(ctx context.Context) ([]Dog, error) {
	var dogs []Dog
	err := k.dogs().Order("id").Find(&dogs).Error
	return dogs, err
}

func (k *Kennel) scoped(ctx context.Context) ([]Dog, error) {
	var dogs []Dog
	q := k.conn(ctx).Where("kind = ?", "x")
	q = page(q, 2)
	err := q.Find(&dogs).Error
	return dogs, err
}

func main() {
	var k Kennel
	r := gin.Default()
	r.GET("/byOwner", func(c *gin.Context) { d, _ := k.byOwner(1); c.JSON(200, d) })
	r.GET("/paged", func(c *gin.Context) { d, _ := k.paged(c, 1); c.JSON(200, d) })
	r.GET("/some", func(c *gin.Context) { d, _ := k.some(c, "x"); c.JSON(200, d) })
	r.GET("/all", func(c *gin.Context) { d, _ := k.all(c); c.JSON(200, d) })
	r.GET("/scoped", func(c *gin.Context) { d, _ := k.scoped(c); c.JSON(200, d) })
	r.Run()
}
`,
  });
  expect(queriesText(system, 'Kennel.byOwner')).toMatchInlineSnapshot(`
    [
      "select dogs by owner_id, gone",
    ]
  `);
  expect(queriesText(system, 'Kennel.paged')).toMatchInlineSnapshot(`
    [
      "select dogs by gone sorted by id limited",
    ]
  `);
  expect(queriesText(system, 'Kennel.some')).toMatchInlineSnapshot(`
    [
      "select dogs by owner_id at times by kind",
    ]
  `);
  expect(queriesText(system, 'Kennel.all')).toMatchInlineSnapshot(`
    [
      "select dogs by gone sorted by id",
    ]
  `);
  expect(queriesText(system, 'Kennel.scoped')).toMatchInlineSnapshot(`
    [
      "select dogs by kind limited",
    ]
  `);
});

test('a row that is asked for by a part of the path is found by its key', async () => {
  const system = await systemOf({
    'go.mod': 'module hives\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgorm.io/gorm v1.25.0\n)\n',
    'main.go': `package main

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type Hive struct {
	gorm.Model
	Name string
}

type Handler struct{ db *gorm.DB }

func (h *Handler) one(c *gin.Context) {
	var hive Hive
	h.db.First(&hive, c.Param("id"))
}

func (h *Handler) named(c *gin.Context) {
	var hive Hive
	h.db.First(&hive, c.Query("filter"))
}

func main() {
	h := &Handler{}
	r := gin.Default()
	r.GET("/hives/:id", h.one)
	r.GET("/hives", h.named)
	r.Run()
}
`,
  });
  expect(queriesText(system, 'Handler.one')).toEqual(['select hives by id limited']);
  expect(queriesText(system, 'Handler.named')).toEqual(['select hives limited']);
});

test('conditions of an alias, of an embedded struct and of a conflict are about what they name', async () => {
  const system = await systemOf({
    'go.mod': 'module hives\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgorm.io/gorm v1.25.0\n)\n',
    'main.go': `package main

import (
	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type Base struct {
	ID uint
}

type Hive struct {
	Base
	Name string
}

type Visit struct {
	ID     uint
	HiveID uint
	Keeper string
}

var db *gorm.DB

func visited(c *gin.Context) {
	var hives []Hive
	db.Joins("JOIN visits AS v ON v.hive_id = hives.id").Where("v.keeper = ?", "x").Order("name").Find(&hives)
}

func one(c *gin.Context) {
	var hive Hive
	db.Where(&Hive{Base: Base{ID: 7}}).First(&hive)
}

func add(c *gin.Context) {
	hives := []Hive{{Name: "x"}}
	db.Clauses(clause.OnConflict{UpdateAll: true}).Create(&hives)
}

func main() {
	r := gin.Default()
	r.GET("/visited", visited)
	r.GET("/one", one)
	r.POST("/hives", add)
	r.Run()
}
`,
  });
  const text = ['visited', 'one', 'add'].flatMap((name) => queriesText(system, name));
  expect(text).toMatchInlineSnapshot(`
    [
      "select hives sorted by name",
      "select visits by keeper",
      "select hives by id limited",
      "upsert hives",
    ]
  `);
});
