import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('loops of Express over pairs, and over what an object holds by its keys', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
[['/flour', grind], ['/bran', sift]].forEach(([path, work]) => app.get(path, work));
for (const [path, work] of Object.entries({ '/sacks': grind, '/carts': sift })) app.post(path, work);
Object.keys({ '/wheel': 1 }).forEach((path) => app.put(path, grind));
function grind(visit, answer) {}
function sift(visit, answer) {}
`,
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} → ${handler?.split('#')[1]}`)).toEqual([
    'GET /bran → sift',
    'GET /flour → grind',
    'POST /carts → sift',
    'POST /sacks → grind',
    'PUT /wheel → grind',
  ]);
});

test('middleware that a function gives as a list, whichever of its lists it is', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
const checks = ({ open, own }) => (open ? own : [countVisits, ...own]);
app.get('/ledger', checks({ open: false, own: [requireMiller] }), (visit, answer) => answer.json({}));
function countVisits(visit, answer, next) {
  if (++visits > 100) return answer.status(429).end();
  next();
}
function requireMiller(visit, answer, next) {
  if (!visit.headers.authorization) return answer.status(401).end();
  next();
}
`,
  });
  expect(endpoints.map(({ guards }) => guards.map(({ kind, name }) => `${kind} ${name}`))).toEqual([
    ['authentication requireMiller', 'rate-limit countVisits'],
  ]);
});

test('routers that an object holds, each put at its key', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
const places = require('./places');
Object.keys(places).forEach((name) => app.use('/' + name, places[name]));
app.listen(80);
`,
    'places/index.js': "module.exports = { lofts: require('./lofts'), yards: require('./yards') };\n",
    'places/lofts.js':
      "const router = require('express').Router();\nrouter.get('/', (visit, answer) => answer.end());\nmodule.exports = router;\n",
    'places/yards.js':
      "const router = require('express').Router();\nrouter.delete('/:id', (visit, answer) => answer.end());\nmodule.exports = router;\n",
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(['DELETE /yards/{id}', 'GET /lofts']);
});

test('functions of the files of a folder that are handed the application', async () => {
  const { endpoints } = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const app = require('express')();
require('fs').readdirSync('./paths').forEach((file) => require('./paths/' + file)(app));
app.listen(80);
`,
    'paths/sails.js': "module.exports = (mill) => {\n  mill.get('/sails', (visit, answer) => answer.end());\n};\n",
  });
  expect(endpoints.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /sails']);
});

test('maps of Go that are gone through by key, and guards that a table lists before its handlers', async () => {
  const system = await systemOf({
    'mill/go.mod':
      'module mill\nrequire (\n\tgithub.com/go-chi/chi/v5 v5.0.0\n\tgithub.com/labstack/echo/v4 v4.0.0\n)\n',
    'mill/main.go': `package main
import ("net/http"; "github.com/go-chi/chi/v5"; "github.com/labstack/echo/v4")
type part interface { Routes() chi.Router }
type flour struct{}
func (flour) Routes() chi.Router { r := chi.NewRouter(); r.Get("/{sort}", grind); return r }
type bran struct{}
func (bran) Routes() chi.Router { r := chi.NewRouter(); r.Post("/", grind); return r }
func grind(w http.ResponseWriter, r *http.Request) {}
func mill() http.Handler {
	r := chi.NewRouter()
	for path, each := range map[string]part{"/flour": flour{}, "/bran": bran{}} { r.Mount(path, each.Routes()) }
	return r
}
type step struct { Path string; Handle echo.HandlerFunc; Before []echo.MiddlewareFunc }
func wheel() *echo.Echo {
	e := echo.New()
	for method, handle := range map[string]echo.HandlerFunc{http.MethodGet: turn, http.MethodPut: turn} { e.Add(method, "/wheel", handle) }
	for _, s := range []step{{"/brake", turn, nil}} { e.POST(s.Path, s.Handle, s.Before...) }
	return e
}
func turn(c echo.Context) error { return nil }
func main() { go wheel().Start(":1"); http.ListenAndServe(":2", mill()) }
`,
    'sluice/go.mod': 'module sluice\nrequire github.com/gin-gonic/gin v1.9.0\n',
    'sluice/main.go': `package main
import "github.com/gin-gonic/gin"
type gate struct { Method, Path string; Handle gin.HandlerFunc; Before []gin.HandlerFunc }
func keeper(c *gin.Context) { if c.GetHeader("key") == "" { c.AbortWithStatus(401); return }; c.Next() }
func level(c *gin.Context) {}
func main() {
	r := gin.New()
	for _, g := range []gate{{"GET", "/gates", level, nil}, {"POST", "/gates", level, []gin.HandlerFunc{keeper}}} {
		r.Handle(g.Method, g.Path, append(g.Before, g.Handle)...)
	}
	r.Run()
}
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "mill GET /flour/{sort}: 
    mill GET /wheel: 
    mill POST /brake: 
    mill POST /bran: 
    mill PUT /wheel: 
    sluice GET /gates: 
    sluice POST /gates: keeper authentication"
  `);
});

test('guards of a router that options may bring along', async () => {
  const system = await systemOf({
    'package.json': '{"name":"mill","dependencies":{"express":"5"}}',
    'mill.js': `const express = require('express');
function sacks(options = {}) {
  const router = express.Router();
  router.get('/', (visit, answer) => answer.json([]));
  router.post('/', ...(options.before ?? []), (visit, answer) => answer.json({}));
  return router;
}
function requireMiller(visit, answer, next) {
  if (!visit.headers.authorization) return answer.status(401).end();
  next();
}
express().use('/sacks', sacks({ before: [requireMiller] })).listen(3000);
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "mill GET /sacks: 
    mill POST /sacks: requireMiller authentication"
  `);
});

test('tables of Go: an arm of a switch registers the routes of its method alone, also for a type without a name', async () => {
  const { endpoints } = await systemOf({
    'go.mod': 'module mill\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgithub.com/gorilla/mux v1.8.0\n)\n',
    'stones/main.go': `package main
import ("net/http"; "github.com/gin-gonic/gin")
type Route struct { Name, Method, Pattern string; HandlerFunc gin.HandlerFunc }
var routes = []Route{
	{"List", http.MethodGet, "/stones", list},
	{Name: "Turn", Method: "POST", Pattern: "/stones/:id/turn", HandlerFunc: turn},
}
func main() {
	router := gin.Default()
	for _, route := range routes {
		switch route.Method {
		case http.MethodGet:
			router.GET(route.Pattern, route.HandlerFunc)
		case "POST":
			router.POST(route.Pattern, route.HandlerFunc)
		}
	}
	router.Run()
}
func list(c *gin.Context) {}
func turn(c *gin.Context) {}
`,
    'sails/main.go': `package main
import ("net/http"; "github.com/gorilla/mux")
var routes = []struct {
	method, path string
	handle       http.HandlerFunc
}{
	{"GET", "/sails", sails},
	{"PUT", "/sails/{id}", mend},
}
func main() {
	router := mux.NewRouter()
	for _, route := range routes {
		router.Methods(route.method).Path(route.path).Handler(route.handle)
	}
	http.ListenAndServe(":80", router)
}
func sails(w http.ResponseWriter, r *http.Request) {}
func mend(w http.ResponseWriter, r *http.Request) {}
`,
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} → ${handler?.split('#')[1]}`)).toEqual([
    'GET /sails → sails',
    'GET /stones → list',
    'POST /stones/{id}/turn → turn',
    'PUT /sails/{id} → mend',
  ]);
});
