import { expect, test } from 'vitest';
import { codeMarks, mayHoldMarks } from './code-marks.ts';

function marks(file: string, text: string): string {
  return codeMarks(text, file)
    .map((mark) => `${mark.line + 1} ${mark.kind}: ${mark.text}`)
    .join('\n');
}

test('routes of the usual frameworks are noticed', () => {
  const text = `
import { Router } from 'express';
const ordersRouter = Router();
ordersRouter.post('/orders', requireAuth, placeOrder);
app.get(
fastify.route({ method: 'GET' });
@Get(':id')
export async function DELETE(request: Request) {}
const value = cache.get('key');
http.get('https://example.com');
`;
  expect(marks('src/orders.ts', text)).toMatchInlineSnapshot(`
    "4 endpoint: ordersRouter.post('/orders', requireAuth, placeOrder);
    6 endpoint: fastify.route({ method: 'GET' });
    7 endpoint: @Get(':id')
    8 endpoint: export async function DELETE(request: Request) {}"
  `);
});

test('routes of Spring, JAX-RS, FastAPI, Flask and Django are noticed', () => {
  expect(
    marks('OrdersController.java', '  @PostMapping("/orders")\n  @RequestMapping\n  @GET\n  @Getter'),
  ).toMatchInlineSnapshot(`
    "1 endpoint: @PostMapping("/orders")
    2 endpoint: @RequestMapping
    3 endpoint: @GET"
  `);
  expect(
    marks('orders.py', '@router.post("/orders")\n@app.route("/orders")\n@orders_bp.get("/x")'),
  ).toMatchInlineSnapshot(`
    "1 endpoint: @router.post("/orders")
    2 endpoint: @app.route("/orders")
    3 endpoint: @orders_bp.get("/x")"
  `);
  expect(
    marks('urls.py', "urlpatterns = [\n    path('orders/', views.orders),\n    re_path(r'^x$', views.x),\n]"),
  ).toMatchInlineSnapshot(`
    "2 endpoint: path('orders/', views.orders),
    3 endpoint: re_path(r'^x$', views.x),"
  `);
  expect(marks('files.py', "path = os.path.join('a')\npath('x')")).toBe('');
});

test('tables of schemas, migrations and models are noticed', () => {
  expect(marks('db/001.sql', 'create table orders (\n  id uuid\n);\nselect 1;')).toBe(
    '1 schema: create table orders (',
  );
  expect(marks('src/schema.ts', "export const orders = pgTable('orders', {});")).toContain('1 schema');
  expect(marks('src/order.entity.ts', "@Entity('orders')\nexport class Order {}")).toContain('1 schema');
  expect(marks('Order.java', '@Entity\n@Table(name = "orders")\n@EntityScan')).toBe('1 schema: @Entity');
  expect(marks('models.py', 'class Order(models.Model):\n    __tablename__ = "orders"')).toContain('2 schema');
  expect(marks('db/1.js', "await knex.schema.createTable('orders', (t) => {});")).toContain('1 schema');
});

test('a model is a table in Prisma only', () => {
  expect(marks('prisma/schema.prisma', 'model Order {\n}')).toBe('1 schema: model Order {');
  expect(marks('src/order.ts', 'model Order {\n}')).toBe('');
});

test('tests and declarations are left alone', () => {
  const held = ['src/orders.ts', 'db/1.sql', 'a.mjs', 'schema.prisma', 'Orders.java', 'app/orders.py'];
  const left = [
    'src/orders.test.ts',
    'src/api.d.ts',
    'README.md',
    'OrdersTest.java',
    'app/test_orders.py',
    'conftest.py',
  ];
  expect([...held, ...left].filter(mayHoldMarks)).toEqual(held);
});

test('routes and tables of Ruby', () => {
  expect(marks('config/routes.rb', "  resources :hives\n  get '/hives/:id', to: 'hives#show'\n  get_ready\n")).toBe(
    "1 endpoint: resources :hives\n2 endpoint: get '/hives/:id', to: 'hives#show'",
  );
  expect(marks('db/migrate/1_hives.rb', '    create_table :hives do |t|\n')).toBe(
    '1 schema: create_table :hives do |t|',
  );
});

test('routes of Go, Rust, PHP and Kotlin', () => {
  expect(marks('main.go', '\tr.GET("/hives", list)\n\tmux.HandleFunc("POST /hives", add)\n\tcache.Get("hive")\n')).toBe(
    '1 endpoint: r.GET("/hives", list)\n2 endpoint: mux.HandleFunc("POST /hives", add)',
  );
  expect(marks('src/main.rs', '    .route("/hives", get(list))\n#[get("/hives/{id}")]\n')).toBe(
    '1 endpoint: .route("/hives", get(list))\n2 endpoint: #[get("/hives/{id}")]',
  );
  expect(
    marks(
      'routes/api.php',
      "Route::apiResource('hives', HiveController::class);\nSchema::create('hives', fn () => 1);",
    ),
  ).toBe(
    "1 endpoint: Route::apiResource('hives', HiveController::class);\n2 schema: Schema::create('hives', fn () => 1);",
  );
  expect(marks('Hives.kt', '  get("/hives") {\n  val hive = cache.get("hive")\n')).toBe('1 endpoint: get("/hives") {');
  expect(['main.go', 'main_test.go', 'HiveTest.kt'].filter(mayHoldMarks)).toEqual(['main.go']);
});
