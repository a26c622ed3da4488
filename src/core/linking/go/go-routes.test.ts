import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Routes with their guards and handlers, sorted by path. */
async function routes(files: Readonly<Record<string, string>>): Promise<string> {
  const { endpoints } = await systemOf({ 'go.mod': 'module example.com/fair\n', ...files });
  const lines = endpoints.map(({ method, path, guards, handler }) => {
    const behind = guards.map(({ kind, name, optional }) => `${name} ${optional ? 'optional ' : ''}${kind}`);
    return [`${method} ${path}`, handler?.replace(/^.*#/, '') ?? 'no handler', ...behind].join(' | ');
  });
  return lines.sort().join('\n');
}

test('an application struct that another file fills with routes', async () => {
  expect(
    await routes({
      'main.go': `package main
        func main() { a := App{}; a.Initialize(); a.Run(":80") }`,
      'app.go': `package main
        import "github.com/gorilla/mux"
        type App struct { Router *mux.Router; DB *sql.DB }
        func (a *App) Initialize() { a.Router = mux.NewRouter(); a.initializeRoutes() }
        func (a *App) initializeRoutes() {
          a.Router.HandleFunc("/stalls", a.list).Methods("GET")
          a.Router.HandleFunc("/stalls/{id:[0-9]+}", a.show).Methods(http.MethodGet, "HEAD").Queries("as", "{as}")
          admin := a.Router.PathPrefix("/admin").Subrouter()
          admin.Use(requireAdmin)
          admin.Path("/stalls").Methods("POST").HandlerFunc(a.add)
        }`,
      'handlers.go': `package main
        func (a *App) list(w http.ResponseWriter, r *http.Request) {}
        func (a *App) show(w http.ResponseWriter, r *http.Request) {}
        func (a *App) add(w http.ResponseWriter, r *http.Request) {}
        func requireAdmin(next http.Handler) http.Handler { return next }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /stalls | App.list
    GET /stalls/{id} | App.show
    HEAD /stalls/{id} | App.show
    POST /admin/stalls | App.add | requireAdmin authorization"
  `);
});

test('a table of routes in a named list, registered in a loop with a wrapper', async () => {
  expect(
    await routes({
      'routes.go': `package main
        type Route struct { Name string; Method string; Pattern string; HandlerFunc http.HandlerFunc }
        type Routes []Route
        var routes = Routes{
          Route{"Index", "GET", "/", Index},
          Route{Name: "Todo", Method: "POST", Pattern: "/rides", HandlerFunc: CreateRide},
        }`,
      'router.go': `package main
        import "github.com/gorilla/mux"
        func NewRouter() *mux.Router {
          router := mux.NewRouter().StrictSlash(true)
          for _, route := range routes {
            var handler http.Handler
            handler = route.HandlerFunc
            handler = Logger(handler, route.Name)
            router.Methods(route.Method).Path(route.Pattern).Name(route.Name).Handler(handler)
          }
          return router
        }
        func Logger(inner http.Handler, name string) http.Handler { return inner }
        func Index(w http.ResponseWriter, r *http.Request) {}
        func CreateRide(w http.ResponseWriter, r *http.Request) {}`,
    }),
  ).toMatchInlineSnapshot(`
    "GET / | Index
    POST /rides | CreateRide"
  `);
});

test('groups of Gin through packages, a global engine and handlers of interfaces', async () => {
  expect(
    await routes({
      'main.go': `package main
        import "example.com/fair/routes"
        func main() { routes.Run() }`,
      'routes/main.go': `package routes
        import ("github.com/gin-gonic/gin"; "example.com/fair/handlers")
        var router = gin.Default()
        const prefix = "/api"
        func Run() { getRoutes(); router.Run(":5000") }
        func getRoutes() {
          v1 := router.Group(prefix + "/v1")
          addRides(v1)
          h := handlers.NewTickets(nil)
          register(v1.Group("/tickets", checkToken()), h)
        }
        func checkToken() gin.HandlerFunc { return func(c *gin.Context) { c.AbortWithStatusJSON(http.StatusUnauthorized, nil) } }
        func register(rg gin.IRouter, h handlers.TicketHandler) {
          rg.POST("", h.Sell)
          rg.DELETE("/:id", h.Refund)
          rg.Handle(http.MethodPut, "/:id", h.Sell)
        }`,
      'routes/rides.go': `package routes
        import "github.com/gin-gonic/gin"
        func addRides(rg *gin.RouterGroup) {
          rides := rg.Group("/rides")
          rides.GET("/", func(c *gin.Context) { c.JSON(200, "rides") })
          rides.Any("/:id", show)
        }
        func show(c *gin.Context) {}`,
      'handlers/tickets.go': `package handlers
        import "github.com/gin-gonic/gin"
        type TicketHandler interface { Sell(c *gin.Context); Refund(c *gin.Context) }
        type tickets struct { db any }
        func NewTickets(db any) TicketHandler { return &tickets{db: db} }
        func (t *tickets) Sell(c *gin.Context) {}
        func (t *tickets) Refund(c *gin.Context) {}`,
    }),
  ).toMatchInlineSnapshot(`
    "ANY /api/v1/rides/{id} | show
    DELETE /api/v1/tickets/{id} | tickets.Refund | checkToken authentication
    GET /api/v1/rides | GET /api/v1/rides
    POST /api/v1/tickets | tickets.Sell | checkToken authentication
    PUT /api/v1/tickets/{id} | tickets.Sell | checkToken authentication"
  `);
});

test('Echo puts guards behind handlers, Fiber in front of them', async () => {
  expect(
    await routes({
      'echo.go': `package main
        import ("github.com/labstack/echo/v4"; "github.com/labstack/echo/v4/middleware"; echojwt "github.com/labstack/echo-jwt/v4")
        func serve() {
          e := echo.New()
          e.Use(middleware.Logger(), middleware.RateLimiter(store))
          guest := e.Group("/users")
          guest.POST("", signUp)
          h := &Handler{}
          h.Register(e.Group("/api"))
        }
        type Handler struct{}
        func (h *Handler) Register(v1 *echo.Group) {
          jwt := echojwt.JWT([]byte("x"))
          v1.GET("/me", h.me, jwt)
          v1.Match([]string{"PUT", "PATCH"}, "/me", h.me)
        }
        func (h *Handler) me(c echo.Context) error { return nil }
        func signUp(c echo.Context) error { return nil }`,
      'fiber.go': `package main
        import ("github.com/gofiber/fiber/v2"; "github.com/gofiber/fiber/v2/middleware/limiter")
        func setup(app *fiber.App) {
          api := app.Group("/v2", limiter.New())
          api.Get("/tents/:id<int>", protected(), tent)
          app.Route("/food", func(r fiber.Router) { r.Get("/menu", tent) })
          sub := fiber.New()
          sub.Post("/sell", tent)
          app.Mount("/bar", sub)
        }
        func protected() fiber.Handler { return nil }
        func tent(c *fiber.Ctx) error { return nil }
        func boot() { setup(fiber.New()) }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/me | Handler.me | middleware.RateLimiter rate-limit | jwt authentication
    GET /food/menu | tent
    GET /v2/tents/{id} | tent | limiter.New rate-limit | protected authentication
    PATCH /api/me | Handler.me | middleware.RateLimiter rate-limit
    POST /bar/sell | tent
    POST /users | signUp | middleware.RateLimiter rate-limit
    PUT /api/me | Handler.me | middleware.RateLimiter rate-limit"
  `);
});

test('net/http with patterns, nested muxes, objects that serve and methods that are asked for', async () => {
  expect(
    await routes({
      'main.go': `package main
        import ("net/http"; "github.com/justinas/alice")
        func main() {
          mux := http.NewServeMux()
          mux.HandleFunc("GET /tents/{id}", tent)
          mux.HandleFunc("/tents/{$}", tents)
          mux.Handle("/orders/", &orders{})
          mux.Handle("/login", alice.New(logging, rateLimit).ThenFunc(tent))
          api := http.NewServeMux()
          api.HandleFunc("POST /sell", tent)
          mux.Handle("/api/", http.StripPrefix("/api", requireUser(api)))
          http.HandleFunc("/health", tent)
          var handler http.Handler = mux
          handler = authenticate(handler)
          server := &http.Server{Addr: ":80", Handler: handler}
          server.ListenAndServe()
        }
        func tent(w http.ResponseWriter, r *http.Request) {}
        func tents(w http.ResponseWriter, r *http.Request) {
          if r.Method != http.MethodGet { w.WriteHeader(405); return }
        }
        type orders struct{}
        func (o *orders) ServeHTTP(w http.ResponseWriter, r *http.Request) {
          switch r.Method {
          case "GET": o.list(w)
          case http.MethodPost, http.MethodPut: o.save(w)
          default: http.Error(w, "no", http.StatusMethodNotAllowed)
          }
        }
        func (o *orders) list(w http.ResponseWriter) {}
        func (o *orders) save(w http.ResponseWriter) {}
        func logging(next http.Handler) http.Handler { return next }
        func rateLimit(next http.Handler) http.Handler { return next }
        func requireUser(next http.Handler) http.Handler { return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, "", http.StatusForbidden) }) }
        func authenticate(next http.Handler) http.Handler { return next }`,
    }),
  ).toMatchInlineSnapshot(`
    "ANY /health | tent
    ANY /login | tent | authenticate authentication | rateLimit rate-limit
    GET /orders | orders.ServeHTTP | authenticate authentication
    GET /tents | tents | authenticate authentication
    GET /tents/{id} | tent | authenticate authentication
    POST /api/sell | tent | authenticate authentication | requireUser authentication
    POST /orders | orders.ServeHTTP | authenticate authentication
    PUT /orders | orders.ServeHTTP | authenticate authentication"
  `);
});

test('chi mounts what methods of resources give', async () => {
  expect(
    await routes({
      'main.go': `package main
        import "github.com/go-chi/chi/v5"
        type resource struct{}
        func (rs resource) Routes() chi.Router {
          r := chi.NewRouter()
          r.Get("/", rs.list)
          r.Route("/{id}", func(r chi.Router) {
            r.Use(rs.loadContext)
            r.Get("/", rs.show)
            r.Group(func(r chi.Router) { r.Use(AdminOnly); r.Delete("/", rs.remove) })
          })
          return r
        }
        func (rs resource) list(w http.ResponseWriter, r *http.Request) {}
        func (rs resource) show(w http.ResponseWriter, r *http.Request) {}
        func (rs resource) remove(w http.ResponseWriter, r *http.Request) {}
        func (rs resource) loadContext(next http.Handler) http.Handler { return next }
        func AdminOnly(next http.Handler) http.Handler { return next }
        type module interface { Register(r chi.Router) }
        type swings struct{}
        func (s swings) Register(r chi.Router) { r.Get("/swings", s.list) }
        func (s swings) list(w http.ResponseWriter, r *http.Request) {}
        type wheels struct{}
        func (s *wheels) Register(r chi.Router) { r.Get("/wheels", s.list) }
        func (s *wheels) list(w http.ResponseWriter, r *http.Request) {}
        func main() {
          r := chi.NewRouter()
          r.Mount("/tents", resource{}.Routes())
          r.Route("/rides", func(r chi.Router) {
            for _, m := range []module{swings{}, &wheels{}} { m.Register(r) }
          })
          http.ListenAndServe(":3333", r)
        }`,
    }),
  ).toMatchInlineSnapshot(`
    "DELETE /tents/{id} | resource.remove | loadContext optional other | AdminOnly authorization
    GET /rides/swings | swings.list
    GET /rides/wheels | wheels.list
    GET /tents | resource.list
    GET /tents/{id} | resource.show | loadContext optional other"
  `);
});

test('a helper that registers what it is given stands for its callers', async () => {
  expect(
    await routes({
      'server.go': `package main
        import "net/http"
        type server struct { mux *http.ServeMux }
        func (s *server) handle(method, path string, h http.HandlerFunc) {
          s.mux.HandleFunc(method+" /v1"+path, s.signedIn(h))
        }
        func (s *server) get(path string, h http.HandlerFunc) { s.handle(http.MethodGet, path, h) }
        func (s *server) signedIn(next http.HandlerFunc) http.HandlerFunc {
          return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusUnauthorized) }
        }
        func main() {
          s := &server{mux: http.NewServeMux()}
          s.handle("POST", "/prizes", s.add)
          s.get("/prizes", s.list)
          s.get("/prizes/{id}", s.show)
        }
        func (s *server) add(w http.ResponseWriter, r *http.Request) {}
        func (s *server) list(w http.ResponseWriter, r *http.Request) {}
        func (s *server) show(w http.ResponseWriter, r *http.Request) {}`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /v1/prizes | server.list | signedIn authentication
    GET /v1/prizes/{id} | server.show | signedIn authentication
    POST /v1/prizes | server.add | signedIn authentication"
  `);
});

test('GoFrame and Beego', async () => {
  expect(
    await routes({
      'frame.go': `package main
        import ("github.com/gogf/gf/v2/frame/g"; "github.com/gogf/gf/v2/net/ghttp")
        func frame() {
          s := g.Server()
          s.Group("/api", func(group *ghttp.RouterGroup) {
            group.Middleware(MiddlewareAuth)
            group.GET("/kites", func(r *ghttp.Request) {})
          })
        }
        func MiddlewareAuth(r *ghttp.Request) {}`,
      'api/kites.go': `package api
        import "github.com/gogf/gf/v2/frame/g"
        type AddKiteReq struct { g.Meta \`path:"/kites" method:"post,put"\`; Name string \`json:"name"\` }`,
      'controller/kites.go': `package controller
        import "example.com/fair/api"
        func (c *Kites) Add(ctx context.Context, req *api.AddKiteReq) (res *api.AddKiteRes, err error) { return }`,
      'bee.go': `package main
        import "github.com/beego/beego/v2/server/web"
        func bee() { web.Get("/hives", func(ctx *context.Context) {}) }`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /api/kites | GET /api/kites | MiddlewareAuth authentication
    GET /hives | GET /hives
    POST /kites | Kites.Add
    PUT /kites | Kites.Add"
  `);
});
