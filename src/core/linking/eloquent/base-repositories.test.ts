import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

const model = (name: string): string => `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class ${name} extends Model {
    public function shop() { return $this->belongsTo(Shop::class); }
    public function items() { return $this->hasMany(Item::class); }
}
`;

/** A shop in Laravel whose one route does this; `base` is what its repositories of orders and carts extend. */
async function shop(ask: string, base = '', orders = '', carts = ''): Promise<System> {
  const repository = (name: string, body: string): string => `<?php
namespace App\\Repositories;
use App\\Models\\${name};
class ${name}Repository extends BaseRepository { ${body} }
`;
  return await systemOf({
    'composer.json':
      '{"name":"acme/shop","require":{"laravel/framework":"^11.0"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'routes/api.php':
      "<?php\nuse App\\Http\\Controllers\\ShopController;\nuse Illuminate\\Support\\Facades\\Route;\nRoute::post('shop', [ShopController::class, 'orders']);\n",
    'app/Models/Order.php': model('Order'),
    'app/Models/Cart.php': model('Cart'),
    'app/Models/Shop.php': model('Shop'),
    'app/Models/Item.php': model('Item'),
    'app/Repositories/BaseRepository.php': `<?php
namespace App\\Repositories;
use Illuminate\\Database\\Eloquent\\Model;
abstract class BaseRepository {
    protected $model;
    ${base}
    public function all() { return $this->model->newQuery()->get(); }
    public function find($id) { return $this->model->findOrFail($id); }
    public function create($input) { $row = $this->model->newInstance($input); $row->save(); return $row; }
}
`,
    'app/Repositories/OrderRepository.php': repository('Order', orders),
    'app/Repositories/CartRepository.php': repository('Cart', carts),
    'app/Http/Controllers/ShopController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Order;
use App\\Repositories\\{CartRepository, OrderRepository};
class ShopController {
    public function __construct(private OrderRepository $orders, private CartRepository $carts) {}
    public function orders() { ${ask} }
}
`,
  });
}

const made = `public function __construct() { $this->model = app()->make($this->model()); }
    abstract public function model();`;

test.each([
  [
    'a method names it',
    made,
    'public function model() { return Order::class; }',
    'public function model() { return Cart::class; }',
  ],
  [
    'a getter names it',
    'public function __construct() { $this->model = app($this->getModel()); }',
    'public function getModel() { return Order::class; }',
    'public function getModel() { return Cart::class; }',
  ],
  [
    'it is handed to the base',
    'public function __construct(Model $model) { $this->model = $model; }',
    'public function __construct() { parent::__construct(new Order()); }',
    'public function __construct() { parent::__construct(new Cart()); }',
  ],
])('a base of repositories asks for the model of the one that is asked, where %s', async (_, base, orders, carts) => {
  const system = await shop(
    '$this->carts->all(); $this->orders->create([]); $order = $this->orders->find(1); $order->update([]);',
    base,
    orders,
    carts,
  );
  expect(accessesText(system)).toBe(`POST /api/shop → insert orders
POST /api/shop → select carts
POST /api/shop → select orders by id limited
POST /api/shop → update orders by id`);
});

test('a repository asks for its own model where it goes on by itself', async () => {
  const system = await shop(
    'return $this->orders->open();',
    made,
    "public function model() { return Order::class; } public function open() { return $this->model->where('state', 'open')->get(); }",
  );
  expect(accessesText(system)).toBe('POST /api/shop → select orders by state');
});

test('relations whose properties are read are asked for row by row, unless they were loaded along', async () => {
  const lazy = await shop(`$out = [];
        foreach (Order::where('state', 'open')->get() as $order) { $out[] = $order->shop->name; }
        return $out;`);
  expect(accessesText(lazy)).toBe(`POST /api/shop → select orders by state
POST /api/shop → select shops by id, in a loop`);
  const eager = await shop(`$out = [];
        foreach (Order::with('shop')->get() as $order) { $out[] = $order->shop->name; }
        return $out;`);
  expect(accessesText(eager)).toBe(`POST /api/shop → select orders
POST /api/shop → select shops by id`);
});
