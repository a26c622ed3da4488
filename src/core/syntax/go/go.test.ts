import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'go'));

test('the package, and imports under the names that they most likely have', async () => {
  const outline = await outlineOf('// Package harbor serves.\npackage harbor\n', 'go');
  expect(outline.package).toBe('harbor');
  expect(
    await print(`
      package harbor
      import (
        "net/http"
        "github.com/go-chi/chi/v5"
        "github.com/segmentio/kafka-go"
        amqp "github.com/rabbitmq/amqp091-go"
        "gopkg.in/yaml.v3"
        _ "github.com/lib/pq"
        . "example.com/harbor/internal/quay"
      )
    `),
  ).toMatchInlineSnapshot(`
    "import * as http from net/http
    import * as chi from github.com/go-chi/chi/v5
    import * as kafka from github.com/segmentio/kafka-go
    import * as amqp from github.com/rabbitmq/amqp091-go
    import * as yaml from gopkg.in/yaml.v3
    import from github.com/lib/pq
    import * from example.com/harbor/internal/quay
    module"
  `);
});

test('a struct with tags, embedding and a constructor; methods call their receiver this', async () => {
  expect(
    await print(`
      package harbor
      func (s *Server) berth(w http.ResponseWriter, r *http.Request) {
        id := r.PathValue("id")
        ships, err := s.ships.Find(r.Context(), id)
        if err != nil { http.Error(w, "no", 404); return }
        s.count++
        go func() { s.log(ships) }()
      }
      type Server struct {
        *gin.Engine
        ships Ships \`json:"ships,omitempty" gorm:"column:ship;not null"\`
        a, b  int
        Berth struct { Name string \`json:"name"\` } \`json:"berth"\`
      }
      func NewServer(ships Ships, opts ...Option) (*Server, error) {
        s := &Server{ships: ships, router: chi.NewRouter()}
        s.routes()
        if bad { return nil, errBad }
        return s, nil
      }
      func (q Quay[T]) Free() (ok bool, err error) { ok = true; return }
    `),
  ).toMatchInlineSnapshot(`
    "C0 struct Server < gin.Engine
      Engine: gin.Engine
      ships: Ships @json("ships,omitempty") @gorm("column:ship;not null")
      a: int
      b: int
      Berth: Server_Berth @json("berth")
    C1 struct Server_Berth
      Name: string @json("name")
    C2 struct Quay
    module
    ƒ1 berth(w: http.ResponseWriter, r: *http.Request) of C0
      id = #0
      #0 r.PathValue("id")
      ships = #1
      err = ‹result›
      #1 this.ships.Find(#2, id)
      #2 r.Context()
      #3 http.Error(w, "no", 404)
      this.count := ‹count› in C0
      #5 ƒ2.()
    ƒ2 () in ƒ1
      #4 this.log(ships)
    ƒ3 NewServer(ships: Ships, opts: []Option): *Server
      s = #6
      #6 new Server({ships: ships, router: #7})
      #7 chi.NewRouter()
      #8 s.routes()
      return s
    ƒ4 Free(): bool of C2
      ok: bool = ‹nothing›
      err: error = ‹nothing›
      ok := true
      return ok
    export NewServer = ƒ3
    export Server = C0
    export Server_Berth = C1"
  `);
});

test('interfaces, aliases, constants and variables of a package', async () => {
  expect(
    await print(`
      package harbor
      type Ships interface {
        fmt.Stringer
        Find(ctx context.Context, id string) ([]*Ship, error)
      }
      type Handler func(w http.ResponseWriter, r *http.Request) error
      type Ship = model.Ship
      const base, version = "/api" + "/", "v1"
      const ( Open Status = "open"; Closed = iota )
      var DB *sql.DB
      var handle = func(id int) string { return fmt.Sprintf("/ships/%d?at=%[1]v", id) }
    `),
  ).toMatchInlineSnapshot(`
    "C0 interface Ships < fmt.Stringer
    C1 type Handler = func(w http.ResponseWriter, r *http.Request) error
    C2 type Ship = model.Ship
    module
      base = "/api/"
      version = "v1"
      Open: Status = "open"
      Closed = ‹iota›
      DB: *sql.DB = ‹nothing›
      handle = ƒ2
    ƒ1 Find(ctx: context.Context, id: string): []*Ship of C0
    ƒ2 handle(id: int): string
      #0 fmt.Sprintf("/ships/%d?at=%[1]v", id)
      return \`/ships/\${id}?at=\${id}\`
    export base = base
    export version = version
    export Open = Open
    export Closed = Closed
    export DB = DB
    export handle = handle
    export handle = ƒ2
    export Ships = C0
    export Handler = C1
    export Ship = C2"
  `);
});

test('composite literals are lists, maps and made things', async () => {
  expect(
    await print(`
      package harbor
      type Route struct { Path string; Handle http.HandlerFunc }
      var routes = []Route{{"/ships", list}, {Path: "/quays", Handle: quays}}
      var named = map[string]*Route{"a": {Path: "/a"}}
      func answer(c *gin.Context) {
        c.JSON(http.StatusOK, gin.H{"ships": ships, "next": nil})
        client := http.Client{Timeout: 10 * time.Second}
        point := Point{1, 2}
        empty := new(model.Ship)
        list[User](client, point, empty, []string{"a"}, struct{ X int }{X: 1}, opts...)
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 struct Route
      Path: string
      Handle: http.HandlerFunc
    module
      routes = [{Path: "/ships", Handle: list}, {Path: "/quays", Handle: quays}]
      named = {a: {Path: "/a"}}
    ƒ1 answer(c: *gin.Context)
      #0 c.JSON(http.StatusOK, {ships: ships, next: null})
      client = #1
      #1 new http.Client({Timeout: 10000})
      point = #2
      #2 new Point(1, 2)
      empty = #3
      #3 new model.Ship()
      #4 list<User>(client, point, empty, ["a"], {X: 1}, ...opts)
    export routes = routes
    export named = named
    export answer = ƒ1
    export Route = C0"
  `);
});

test('loops, closures as arguments, SQL and chains', async () => {
  expect(
    await print(`
      package harbor
      func run(ships []Ship) {
        for i, ship := range ships { send(i, ship.ID) }
        for n := first(); n < 3; n++ { next(n) }
        for { tick() }
        r.Route("/quays", func(r chi.Router) { r.With(auth).Get("/", list) })
        query := "SELECT id FROM ships"
        query += " WHERE quay = $1"
        rows, err := db.QueryContext(ctx, \`
          SELECT id, name FROM ships\`, ships[0].ID, vars["id"])
        switch user := c.MustGet("user").(type) { case *User: use(user) }
        v, ok := x.(*User)
        if _, err := exec(r.Method == http.MethodPost); err != nil { panic(err) }
        handlers["x"](w)
        // architect-ignore n-plus-one-query -- few ships
      }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 run(ships: []Ship)
      i = each of (ships).(keys)
      ship = each of ships
      #0 send(i, ship.ID), in loop
      n = #1
      #1 first()
      n := ‹count›
      #2 next(n), in loop
      #3 tick()
      #4 r.Route("/quays", ƒ2)
      query = "SELECT id FROM ships"
      sql "SELECT id FROM ships"
      query := \`\${query} WHERE quay = $1\`
      rows = #7
      err = ‹result›
      #7 db.QueryContext(ctx, "\\n          SELECT id, name FROM ships", ships.0.ID, vars.id)
      sql of #7 "\\n          SELECT id, name FROM ships"
      #8 c.MustGet("user")
      #9 use(user)
      v: *User = x
      ok = ‹result›
      err = ‹result›
      #10 exec(r.Method == http.MethodPost)
      #11 panic(err)
      #12 handlers.x.(w)
    ƒ2 (r: chi.Router) for #4 in ƒ1
      #5 r.With(auth)
      #6 #5.Get("/", list)
    export run = ƒ1
    directive architect-ignore n-plus-one-query -- few ships"
  `);
});

test('broken code gives what can be read', async () => {
  expect(
    await print(`
      package harbor
      func (s *Server) a( { s.b("x" }
      func c() { d.e("f") }
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 (s: *Server): a
      #0 s.b("x", ‹MISSING›)
    ƒ2 c()
      #1 d.e("f")
    export c = ƒ2
    problem at 46: The syntax here could not be read; the rest of the file was.
    problem at 57: The syntax here could not be read; the rest of the file was."
  `);
});
