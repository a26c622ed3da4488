import { expect, test } from 'vitest';
import { endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const routes = async (files: Readonly<Record<string, string>>): Promise<string> =>
  endpointsText(await systemOf({ 'go.mod': 'module example.com/quay\n', ...files }));

test('Beego maps methods of controllers in texts, in namespaces and in comments', async () => {
  expect(
    await routes({
      'routers/router.go': `package routers
import ("github.com/beego/beego/v2/server/web"; "example.com/quay/controllers")
func init() {
	web.Router("/", &controllers.Cranes{})
	web.Router("/cranes/:id:int", &controllers.Cranes{}, "get,head:Show;post:Lift")
	ns := web.NewNamespace("/v1",
		web.NSNamespace("/ropes", web.NSInclude(&controllers.Ropes{})),
		web.NSRouter("/cranes", &controllers.Cranes{}, "*:Lift"),
		web.NSGet("/tide", tide),
	)
	web.AddNamespace(ns)
	web.CtrlPut("/cranes", controllers.Cranes.Lift)
}
func tide(ctx *context.Context) {}
`,
      'controllers/cranes.go': `package controllers
import "github.com/beego/beego/v2/server/web"
type Cranes struct { web.Controller }
func (c *Cranes) Get() {}
func (c *Cranes) Show() {}
`,
      'controllers/lift.go': `package controllers
func (c *Cranes) Lift() {}
`,
      'controllers/ropes.go': `package controllers
import "github.com/beego/beego/v2/server/web"
type Ropes struct { web.Controller }
// @Title Splice
// @router / [post]
func (r *Ropes) Splice() {}
// @router /:id [get]
func (r *Ropes) Show() {}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /  controllers/cranes.go:4
    PUT /cranes  controllers/lift.go:2
    GET /cranes/{id}  controllers/cranes.go:5
    HEAD /cranes/{id}  controllers/cranes.go:5
    POST /cranes/{id}  controllers/lift.go:2
    ANY /v1/cranes  controllers/lift.go:2
    POST /v1/ropes  controllers/ropes.go:6
    GET /v1/ropes/{id}  controllers/ropes.go:8
    GET /v1/tide  routers/router.go:14"
  `);
});

test('Iris names the routes of a controller after its methods', async () => {
  expect(
    await routes({
      'main.go': `package main
import ("github.com/kataras/iris/v12"; "github.com/kataras/iris/v12/mvc")
func main() {
	app := iris.New()
	mvc.New(app.Party("/barges")).Handle(new(Barges))
	mvc.Configure(app.Party("/tugs"), func(a *mvc.Application) { a.Handle(new(Tugs)) })
	app.Listen(":80")
}
type Barges struct{}
func (b *Barges) Get() string { return "" }
func (b *Barges) GetBy(id int64) string { return "" }
func (b *Barges) GetLoadOfBy(id int64) string { return "" }
func (b *Barges) Weigh() {}
type Tugs struct{}
func (t *Tugs) PostTow() string { return "" }
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /barges  main.go:10
    GET /barges/load/of/{id}  main.go:12
    GET /barges/{id}  main.go:11
    POST /tugs/tow  main.go:15"
  `);
});

test('GoFrame answers below the group that a controller is bound to', async () => {
  expect(
    await routes({
      'main.go': `package main
import ("github.com/gogf/gf/v2/frame/g"; "github.com/gogf/gf/v2/net/ghttp"; "example.com/quay/internal/locks")
func main() {
	s := g.Server()
	s.Group("/api", func(group *ghttp.RouterGroup) {
		group.Group("/v1", func(inner *ghttp.RouterGroup) { inner.Bind(locks.NewV1()) })
	})
	s.BindHandler("GET:/tide", tide)
	s.Run()
}
func tide(r *ghttp.Request) {}
`,
      'internal/locks/locks.go': `package locks
import ("context"; "github.com/gogf/gf/v2/frame/g")
type OpenReq struct { g.Meta \`path:"/locks/{id}/open" method:"post"\` }
type ControllerV1 struct{}
func NewV1() *ControllerV1 { return &ControllerV1{} }
`,
      'internal/locks/open.go': `package locks
import "context"
func (c *ControllerV1) Open(ctx context.Context, req *OpenReq) (err error) { return }
`,
    }),
  ).toMatchInlineSnapshot(`
    "POST /api/v1/locks/{id}/open  internal/locks/open.go:3
    GET /tide  main.go:11"
  `);
});

test('Huma hands its functions the group below which they register, also through a function', async () => {
  expect(
    await routes({
      'main.go': `package main
import ("github.com/danielgtaylor/huma/v2"; "github.com/danielgtaylor/huma/v2/adapters/humachi"; "github.com/go-chi/chi/v5")
func main() {
	api := humachi.New(chi.NewMux(), huma.DefaultConfig("Quay", "1"))
	huma.Get(api, "/tide/{day}", tide)
	docks := huma.NewGroup(api, "/docks")
	huma.Register(docks, huma.Operation{Method: "PUT", Path: "/{id}"}, tide)
	add(docks)
}
func add(api huma.API) { huma.Delete(api, "/{id}/ropes", tide) }
func tide(ctx context.Context, in *struct{}) (*struct{}, error) { return nil, nil }
`,
    }),
  ).toMatchInlineSnapshot(`
    "PUT /docks/{id}  main.go:11
    DELETE /docks/{id}/ropes  main.go:11
    GET /tide/{day}  main.go:11"
  `);
});

test('Encore says above a function where it answers', async () => {
  expect(
    await routes({
      'cranes/cranes.go': `package cranes
import "context"
// Lift lifts a load.
//
//encore:api auth method=POST,PUT path=/cranes/:id/lift
func Lift(ctx context.Context, id string, load *Load) error { return nil }

//encore:api public
func Idle(ctx context.Context) (*Load, error) { return nil, nil }

//encore:api private
func Grease(ctx context.Context) error { return nil }
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /cranes.Idle  cranes/cranes.go:9
    POST /cranes/{id}/lift  cranes/cranes.go:6
        behind encore:api auth authentication
    PUT /cranes/{id}/lift  cranes/cranes.go:6
        behind encore:api auth authentication"
  `);
});

test('what an engine embeds is the engine, a subrouter takes the methods it was made for, and folders are no endpoints', async () => {
  expect(
    await routes({
      'gin.go': `package main
import "github.com/gin-gonic/gin"
func web() { engine := gin.New(); ropes(&engine.RouterGroup); engine.Run() }
func ropes(r gin.IRouter) { r.GET("/ropes", rope) }
func rope(c *gin.Context) {}
`,
      'mux.go': `package main
import ("net/http"; "github.com/gorilla/mux")
func serve() {
	router := mux.NewRouter()
	reading := router.Methods(http.MethodGet).Subrouter()
	reading.HandleFunc("/logs", logs)
	router.PathPrefix("/static/").Handler(http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))
	http.ListenAndServe(":80", router)
}
func logs(w http.ResponseWriter, r *http.Request) {}
`,
      'zero.go': `package main
import ("net/http"; "github.com/zeromicro/go-zero/rest")
func zero() {
	server := rest.MustNewServer(rest.RestConf{})
	server.AddRoutes(
		rest.WithMiddlewares([]rest.Middleware{check}, []rest.Route{{Method: http.MethodGet, Path: "/piers/:id", Handler: logs}}...),
		rest.WithPrefix("/v2"))
}
`,
    }),
  ).toMatchInlineSnapshot(`
    "GET /logs  mux.go:10
    GET /ropes  gin.go:5
    GET /v2/piers/{id}  mux.go:10"
  `);
});
