import { type Files, lines, type Module, type ServicePlan, snakeCase, upperFirst } from './plan.ts';

const goTypes = { text: 'string', number: 'int64', flag: 'bool', time: 'time.Time' };
const sqlTypes = { text: 'varchar(200)', number: 'bigint', flag: 'boolean', time: 'timestamptz' };

/** A gin service with plain SQL. */
export function goService({ name, folder, modules, upstream }: ServicePlan): Files {
  const files: Files = {
    [`${folder}/go.mod`]: `module example.com/${name}\n\ngo 1.22\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.10.0\n\tgithub.com/lib/pq v1.10.9\n)\n`,
    [`${folder}/main.go`]: main(name, modules),
  };
  for (const module of modules) {
    const at = `${folder}/internal/${module.noun}`;
    files[`${at}/handler.go`] = handler(module);
    files[`${at}/store.go`] = store(module);
    files[`${at}/client.go`] = client(module, upstream);
    files[`${at}/model.go`] = model(module);
    files[`${at}/policy.go`] = policy(module);
    files[`${at}/policy_test.go`] = `package ${module.noun}\n\nimport "testing"\n\nfunc TestNothing(t *testing.T) {}\n`;
    files[`${folder}/migrations/001_${module.table}.sql`] = migration(module);
  }
  return files;
}

function main(name: string, modules: readonly Module[]): string {
  return `package main

import (
	"database/sql"
	"os"

	"github.com/gin-gonic/gin"
	_ "github.com/lib/pq"

${lines(modules, ({ noun }) => `	"example.com/${name}/internal/${noun}"`)}
)

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		panic(err)
	}
	router := gin.Default()
${lines(modules, ({ noun, table }) => `	${noun}.Register(router.Group("/${table}"), ${noun}.NewStore(db))`)}
	router.GET("/health", func(c *gin.Context) { c.JSON(200, gin.H{"status": "up"}) })
	router.Run(":8080")
}
`;
}

function handler({ noun, type }: Module): string {
  return `package ${noun}

import (
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

type Handler struct {
	store *Store
}

func Register(group *gin.RouterGroup, store *Store) {
	h := &Handler{store: store}
	group.GET("/", h.List)
	group.GET("/:id", h.Find)
	group.POST("/", h.Create)
	group.DELETE("/:id", h.Remove)
}

func (h *Handler) List(c *gin.Context) {
	page, _ := strconv.Atoi(c.DefaultQuery("page", "1"))
	found, err := h.store.List(c, page)
	if err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "list failed"})
		return
	}
	c.JSON(http.StatusOK, found)
}

func (h *Handler) Find(c *gin.Context) {
	found, err := h.store.Find(c, c.Param("id"))
	if err != nil {
		c.JSON(http.StatusNotFound, gin.H{"error": "${noun} not found"})
		return
	}
	c.JSON(http.StatusOK, found)
}

func (h *Handler) Create(c *gin.Context) {
	var body ${type}
	if err := c.ShouldBindJSON(&body); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	if err := FetchReference(); err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"error": "no reference"})
		return
	}
	if err := h.store.Insert(c, body); err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "insert failed"})
		return
	}
	c.JSON(http.StatusCreated, body)
}

func (h *Handler) Remove(c *gin.Context) {
	h.store.Remove(c, c.Param("id"))
	c.Status(http.StatusNoContent)
}
`;
}

function store({ noun, type, table, fields }: Module): string {
  const columns = fields.map(({ name }) => snakeCase(name));
  return `package ${noun}

import (
	"context"
	"database/sql"
)

type Store struct {
	db *sql.DB
}

func NewStore(db *sql.DB) *Store {
	return &Store{db: db}
}

func (s *Store) List(ctx context.Context, page int) ([]${type}, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, ${columns.join(', ')} FROM ${table} ORDER BY id LIMIT 50 OFFSET $1", (page-1)*50)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []${type}
	for rows.Next() {
		var each ${type}
		if err := rows.Scan(&each.ID${fields.map(({ name }) => `, &each.${upperFirst(name)}`).join('')}); err != nil {
			return nil, err
		}
		found = append(found, each)
	}
	return found, rows.Err()
}

func (s *Store) Find(ctx context.Context, id string) (*${type}, error) {
	row := s.db.QueryRowContext(ctx, "SELECT id, ${columns.join(', ')} FROM ${table} WHERE id = $1", id)
	var each ${type}
	if err := row.Scan(&each.ID${fields.map(({ name }) => `, &each.${upperFirst(name)}`).join('')}); err != nil {
		return nil, err
	}
	return &each, nil
}

func (s *Store) Insert(ctx context.Context, each ${type}) error {
	_, err := s.db.ExecContext(ctx, "INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})"${fields.map(({ name }) => `, each.${upperFirst(name)}`).join('')})
	return err
}

func (s *Store) Remove(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM ${table} WHERE id = $1", id)
	return err
}
`;
}

function client({ noun }: Module, upstream: ServicePlan['upstream']): string {
  return `package ${noun}

import (
	"net/http"
	"time"
)

var upstream = &http.Client{Timeout: 2 * time.Second}

func FetchReference() error {
	answer, err := upstream.Get("http://${upstream.service}:8080/${upstream.table}")
	if err != nil {
		return err
	}
	return answer.Body.Close()
}
`;
}

function model({ noun, type, fields }: Module): string {
  const time = fields.some((field) => field.type === 'time') ? '\nimport "time"\n' : '';
  return `package ${noun}
${time}
type ${type} struct {
	ID int64 \`json:"id"\`
${lines(fields, ({ name, type: kind }) => `	${upperFirst(name)} ${goTypes[kind]} \`json:"${snakeCase(name)}" db:"${snakeCase(name)}"\``)}
}
`;
}

function policy({ noun, type, fields }: Module): string {
  return `package ${noun}

${lines(
  fields,
  ({ name }) => `func ${name}Differs(before, after ${type}) bool {
	if before.ID == 0 {
		return false
	}
	return before.${upperFirst(name)} != after.${upperFirst(name)}
}
`,
)}
func MayChange(before, after ${type}) bool {
	changes := []bool{${fields.map(({ name }) => `${name}Differs(before, after)`).join(', ')}}
	count := 0
	for _, change := range changes {
		if change {
			count++
		}
	}
	return count < ${fields.length}
}
`;
}

function migration({ table, fields }: Module): string {
  return `CREATE TABLE ${table} (
  id bigserial PRIMARY KEY,
${lines(fields, ({ name, type }) => `  ${snakeCase(name)} ${sqlTypes[type]} NOT NULL,`)}
  created_at timestamptz NOT NULL DEFAULT now()
);
`;
}
