import { expect, test } from 'vitest';
import { accessesText, endpointsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('a garden of CakePHP: prefixes as namespaces, resources elsewhere, who may come in, what is contained', async () => {
  const system = await systemOf({
    'composer.json':
      '{"name":"acme/garden","require":{"cakephp/cakephp":"5.1"},"autoload":{"psr-4":{"App\\\\":"src/"}}}',
    'config/routes.php': `<?php
use Cake\\Routing\\RouteBuilder;
return function (RouteBuilder $routes): void {
    $routes->prefix('Api', ['path' => '/v1'], function (RouteBuilder $builder): void {
        $builder->resources('Plants', ['only' => ['index', 'create', 'view']], function (RouteBuilder $builder): void {
            $builder->resources('Waterings', ['only' => ['index']]);
        });
        $builder->resources('Beds', ['only' => ['view'], 'path' => 'garden-beds']);
    });
};
`,
    'src/Controller/AppController.php': `<?php
namespace App\\Controller;
use Cake\\Controller\\Controller;
class AppController extends Controller
{
    public function initialize(): void
    {
        $this->loadComponent('Authentication.Authentication');
    }
}
`,
    'src/Controller/Api/PlantsController.php': `<?php
namespace App\\Controller\\Api;
use App\\Controller\\AppController;
class PlantsController extends AppController
{
    public function beforeFilter($event)
    {
        $this->Authentication->addUnauthenticatedActions(['index']);
    }
    public function index()
    {
        $this->set('plants', $this->Plants->find()->contain(['Beds', 'Waterings.Users'])->limit(9)->all());
    }
    public function view($id)
    {
        $this->set('plant', $this->Plants->get($id, contain: ['Waterings']));
    }
    public function add()
    {
        $this->Authorization->authorize($this->request, 'plant');
        $this->Plants->save($this->Plants->newEntity($this->request->getData()));
    }
}
`,
    'src/Controller/Api/WateringsController.php': `<?php
namespace App\\Controller\\Api;
use App\\Controller\\AppController;
class WateringsController extends AppController
{
    public function index()
    {
        $this->set('all', $this->Waterings->find()->where(['plant_id' => 1])->all());
    }
}
`,
    'src/Controller/Api/BedsController.php': `<?php
namespace App\\Controller\\Api;
use App\\Controller\\AppController;
class BedsController extends AppController
{
    public function view($id)
    {
        $this->set('bed', $this->Beds->find()->matching('Plants')->where(['Beds.id' => $id])->firstOrFail());
    }
}
`,
    'src/Model/Table/PlantsTable.php': `<?php
namespace App\\Model\\Table;
use Cake\\ORM\\Table;
class PlantsTable extends Table
{
}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /v1/garden-beds/{id}  src/Controller/Api/BedsController.php:6
        behind Authentication.Authentication authentication
        reads beds, plants
    GET /v1/plants  src/Controller/Api/PlantsController.php:10
        reads beds, plants, users, waterings
    POST /v1/plants  src/Controller/Api/PlantsController.php:18
        behind Authentication.Authentication authentication, authorize plant authorization
        writes plants
    GET /v1/plants/{id}  src/Controller/Api/PlantsController.php:14
        behind Authentication.Authentication authentication
        reads plants, waterings
    GET /v1/plants/{plant_id}/waterings  src/Controller/Api/WateringsController.php:6
        behind Authentication.Authentication authentication
        reads waterings"
  `);
});

test('parcels of Yii: rules with exceptions, behaviors of a class above, relations, a query without a class', async () => {
  const system = await systemOf({
    'composer.json': '{"name":"acme/parcels","require":{"yiisoft/yii2":"2.0"}}',
    'config/web.php': `<?php
return ['components' => ['urlManager' => ['enableStrictParsing' => true, 'rules' => [
    ['class' => 'yii\\rest\\UrlRule', 'controller' => 'parcel', 'except' => ['delete', 'update', 'create']],
    ['class' => 'yii\\rest\\UrlRule', 'controller' => 'depot', 'only' => ['index']],
]]]];
`,
    'components/ApiController.php': `<?php
namespace app\\components;
use yii\\filters\\auth\\HttpBearerAuth;
use yii\\filters\\RateLimiter;
abstract class ApiController extends \\yii\\rest\\Controller
{
    public function behaviors()
    {
        $behaviors = parent::behaviors();
        $behaviors['authenticator'] = ['class' => HttpBearerAuth::class, 'except' => ['index']];
        $behaviors['limit'] = ['class' => RateLimiter::class];
        return $behaviors;
    }
}
`,
    'controllers/ParcelController.php': `<?php
namespace app\\controllers;
use app\\components\\ApiController;
use app\\models\\Parcel;
class ParcelController extends ApiController
{
    public function actionIndex()
    {
        return Parcel::find()->with('scans.depot')->orderBy('id')->limit(9)->all();
    }
    public function actionView($id)
    {
        return Parcel::findOne($id);
    }
}
`,
    'controllers/DepotController.php': `<?php
namespace app\\controllers;
class DepotController extends \\yii\\rest\\Controller
{
    public function actionIndex()
    {
        return (new \\yii\\db\\Query())->select(['id'])->from('{{%depots}}')->where(['open' => true])->limit(9)->all();
    }
}
`,
    'models/Parcel.php': `<?php
namespace app\\models;
class Parcel extends \\yii\\db\\ActiveRecord
{
    public static function tableName() { return 'parcels'; }
    public function getScans() { return $this->hasMany(Scan::class, ['parcel_id' => 'id']); }
}
`,
    'models/Scan.php': `<?php
namespace app\\models;
class Scan extends \\yii\\db\\ActiveRecord
{
    public static function tableName() { return 'scans'; }
    public function getDepot() { return $this->hasOne(Depot::class, ['id' => 'depot_id']); }
}
`,
    'models/Depot.php': `<?php
namespace app\\models;
class Depot extends \\yii\\db\\ActiveRecord
{
    public static function tableName() { return 'depots'; }
}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /depots  controllers/DepotController.php:5
        reads depots
    GET /parcels  controllers/ParcelController.php:7
        behind RateLimiter rate-limit
        reads depots, parcels, scans
    GET /parcels/{id}  controllers/ParcelController.php:11
        behind HttpBearerAuth authentication, RateLimiter rate-limit
        reads parcels"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /depots → select depots by open limited
    GET /parcels → select depots
    GET /parcels → select parcels sorted by id limited
    GET /parcels → select scans
    GET /parcels/{id} → select parcels by id limited"
  `);
});
