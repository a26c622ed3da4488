import { expect, test } from 'vitest';
import { accessesText, endpointsText } from '../../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../../test/support/system-of.ts';

async function routesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { endpoints } = await systemOf(files);
  return endpoints.map(({ method, path }) => `${method} ${path}`).sort();
}

test('resources of CakePHP within each other, in closures whose parameter has any name, and methods by key', async () => {
  const routes = await routesOf({
    'composer.json': '{"require":{"cakephp/cakephp":"^5"}}',
    'config/routes.php': `<?php
use Cake\\Routing\\RouteBuilder;
return static function (RouteBuilder $routes) {
    $routes->scope('/api', function ($b) {
        $b->resources('Mills', ['only' => ['index']], function ($inner) {
            $inner->resources('Stones', ['only' => ['view']]);
        });
    });
    $routes->connect('/grind', ['controller' => 'Mills', 'action' => 'grind', '_method' => 'PUT']);
};
`,
  });
  expect(routes).toEqual(['GET /api/mills', 'GET /api/mills/{mill_id}/stones/{id}', 'PUT /grind']);
});

test('the base path of Slim, the router that Lumen holds, methods behind the action of Mezzio', async () => {
  const routes = await routesOf({
    'slim/composer.json': '{"require":{"slim/slim":"^4"}}',
    'slim/public/index.php': `<?php
use Slim\\Factory\\AppFactory;
$app = AppFactory::create();
$app->setBasePath('/mill');
$app->group('/sacks', function ($any) { $any->get('/{id:[0-9]+}', function ($visit, $answer) { return $answer; }); });
`,
    'lumen/composer.json': '{"require":{"laravel/lumen-framework":"^10"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
    'lumen/bootstrap/app.php': `<?php
$app = new Laravel\\Lumen\\Application(dirname(__DIR__));
$app->router->group(['prefix' => 'flour'], function ($router) { require __DIR__.'/../routes/web.php'; });
return $app;
`,
    'lumen/routes/web.php': "<?php\n$router->get('kinds', function () { return []; });\n",
    'mezzio/composer.json': '{"require":{"mezzio/mezzio":"^3"}}',
    'mezzio/config/routes.php': `<?php
use Mezzio\\Application;
return static function (Application $app): void {
    $app->route('/orders', [App\\Orders::class], ['GET', 'POST'], 'orders');
};
`,
  });
  expect(routes).toEqual(['GET /flour/kinds', 'GET /mill/sacks/{id}', 'GET /orders', 'POST /orders']);
});

test('methods within the paths of Flight, and below its groups', async () => {
  const routes = await routesOf({
    'composer.json': '{"require":{"flightphp/core":"^3"}}',
    'index.php': `<?php
require 'vendor/autoload.php';
Flight::route('/', function () { echo 'mill'; });
Flight::route('GET|PUT /wheels/@id:[0-9]+', ['Wheels', 'turn']);
Flight::group('/v1', function () { Flight::delete('/wheels/@id', function ($id) {}); });
Flight::group('/v2', function (\\flight\\net\\Router $router) { $router->post('/wheels', function () {}); });
Flight::start();
`,
  });
  expect(routes).toEqual([
    'ANY /',
    'DELETE /v1/wheels/{id}',
    'GET /wheels/{id}',
    'POST /v2/wheels',
    'PUT /wheels/{id}',
  ]);
});

test('routes of Symfony in YAML and PHP, in languages and below an import, and attributes by another name', async () => {
  const routes = await routesOf({
    'composer.json': '{"require":{"symfony/framework-bundle":"^7"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
    'config/routes.yaml': `wheel:
    path: { en: /wheel, nl: /rad }
    controller: App\\Mill::show
    methods: GET|HEAD
more:
    resource: 'routes/more.yaml'
    prefix: /more
`,
    'config/routes/more.yaml': 'sacks:\n    path: /sacks\n    controller: App\\Mill::show\n    methods: [PUT]\n',
    'config/routes/built.php': `<?php
use App\\Mill;
use Symfony\\Component\\Routing\\Loader\\Configurator\\RoutingConfigurator;
return function (RoutingConfigurator $routes): void {
    $routes->add('flour', '/flour/{id}')->controller([Mill::class, 'show'])->methods(['PATCH']);
};
`,
    'src/Mill.php': `<?php
namespace App;
use Symfony\\Component\\Routing\\Attribute\\Route as At;
class Mill {
    public function show() {}
    #[At('/bran', methods: ['POST'])]
    public function bran() {}
}
`,
  });
  expect(routes).toEqual([
    'GET /rad',
    'GET /wheel',
    'HEAD /rad',
    'HEAD /wheel',
    'PATCH /flour/{id}',
    'POST /bran',
    'PUT /more/sacks',
  ]);
});

test('what modules of Drupal list, with what is asked of whoever calls', async () => {
  const { endpoints } = await systemOf({
    'mill.info.yml': 'name: Mill\ntype: module\n',
    'mill.routing.yml': `mill.page:
  path: '/mill/{node}'
  defaults:
    _controller: '\\Drupal\\mill\\Controller\\MillController::page'
  requirements:
    _permission: 'access content'
  methods: [GET]
mill.settings:
  path: '/admin/mill'
  defaults:
    _form: '\\Drupal\\mill\\Form\\MillForm'
  requirements:
    _permission: 'administer mill'
`,
    'src/Controller/MillController.php':
      '<?php\nnamespace Drupal\\mill\\Controller;\nclass MillController { public function page($node) { return []; } }\n',
  });
  const said = endpoints.map(
    ({ method, path, guards }) => `${method} ${path} ${guards.map(({ name }) => name).join()}`,
  );
  expect(said).toEqual(['ANY /admin/mill permission administer mill', 'GET /mill/{node} ']);
  expect(endpoints.find(({ method }) => method === 'GET')?.handler).toBeDefined();
});

test('the health check of Laravel, a method behind the class of Slim, and a constant of the class of Symfony', async () => {
  const { endpoints } = await systemOf({
    'mint/composer.json': '{"require":{"laravel/framework":"^11.0"}}',
    'mint/bootstrap/app.php': `<?php
use Illuminate\\Foundation\\Application;
return Application::configure(basePath: dirname(__DIR__))->withRouting(web: __DIR__.'/../routes/web.php', health: '/up')->create();
`,
    'tea/composer.json': '{"require":{"slim/slim":"^4.0"}}',
    'tea/index.php': `<?php
use App\\Brew;
$app = \\Slim\\Factory\\AppFactory::create();
$app->get('/teas', Brew::class . ':list');
`,
    'tea/src/Brew.php': '<?php\nnamespace App;\nclass Brew { public function list($q, $r) {} }\n',
    'lamps/composer.json': '{"require":{"symfony/framework-bundle":"^6.4"}}',
    'lamps/src/LampController.php': `<?php
namespace App;
use Symfony\\Component\\Routing\\Attribute\\Route;
#[Route(path: self::BASE)]
class LampController {
    private const BASE = '/lamps';
    #[Route('', methods: ['GET'])]
    public function index() {}
}
`,
  });
  expect(endpoints.map(({ method, path, handler }) => `${method} ${path} → ${handler?.split('#')[1]}`).sort()).toEqual([
    'GET /lamps → LampController.index',
    'GET /teas → Brew.list',
    'GET /up → undefined',
  ]);
});

test('actions that Yii brings along answer with rows of the model, but for those that are taken away', async () => {
  const system = await systemOf({
    'composer.json': `{"require":{"yiisoft/yii2":"~2.0"}}
`,
    'config/web.php': `<?php
return ['id' => 'api', 'components' => ['urlManager' => ['enablePrettyUrl' => true, 'enableStrictParsing' => true, 'rules' => [
  ['class' => 'yii\\rest\\UrlRule', 'controller' => 'boat'],
]]]];
`,
    'controllers/BoatController.php': `<?php
namespace app\\controllers;
use yii\\rest\\ActiveController;
class BoatController extends ActiveController {
    public $modelClass = 'app\\models\\Boat';
    public function actions() { $actions = parent::actions(); unset($actions['delete']); return $actions; }
}
`,
    'migrations/m200101_000000_boats.php': `<?php
use yii\\db\\Migration;
class m200101_000000_boats extends Migration { public function safeUp() { $this->createTable('boats', ['id' => $this->primaryKey(), 'name' => $this->string()]); } }
`,
    'models/Boat.php': `<?php
namespace app\\models;
use yii\\db\\ActiveRecord;
class Boat extends ActiveRecord { public static function tableName() { return 'boats'; } }
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /boats  controllers/BoatController.php:4
        reads boats
    POST /boats  controllers/BoatController.php:4
        writes boats
    GET /boats/{id}  controllers/BoatController.php:4
        reads boats
    PATCH /boats/{id}  controllers/BoatController.php:4
        reads boats
        writes boats
    PUT /boats/{id}  controllers/BoatController.php:4
        reads boats
        writes boats"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /boats → select boats limited
    GET /boats/{id} → select boats by id
    PATCH /boats/{id} → select boats by id
    PATCH /boats/{id} → update boats by id
    POST /boats → insert boats
    PUT /boats/{id} → select boats by id
    PUT /boats/{id} → update boats by id"
  `);
});
