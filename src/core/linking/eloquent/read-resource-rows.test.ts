import { expect, test } from 'vitest';
import { reviewFiles } from '../../../../test/support/system-of.ts';

/** A ropeway whose rides are shown at `/rides`. */
function ropeway(rides: string, resource: string, model = ''): Record<string, string> {
  return {
    'composer.json': '{ "require": { "laravel/framework": "^11" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\RideController;
use Illuminate\\Support\\Facades\\Route;
Route::get('/rides', [RideController::class, 'index']);
Route::get('/rides/{ride}', [RideController::class, 'show']);
`,
    'app/Http/Controllers/RideController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Http\\Resources\\RideResource;
use App\\Models\\Ride;
class RideController
{
    public function index(array $wanted = [])
    {
        return RideResource::collection(${rides});
    }
    public function show(Ride $ride)
    {
        return new RideResource($ride);
    }
}
`,
    'app/Http/Resources/RideResource.php': `<?php
namespace App\\Http\\Resources;
use Illuminate\\Http\\Resources\\Json\\JsonResource;
class RideResource extends JsonResource
{
    public function toArray($request): array
    {
        return [
            'id' => $this->id,
            ${resource}
        ];
    }
}
`,
    'app/Models/Ride.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Ride extends Model
{
    ${model}
    public function cabin() { return $this->belongsTo(Cabin::class); }
    public function riders() { return $this->hasMany(Rider::class); }
}
`,
    'app/Models/Cabin.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Cabin extends Model { public function rope() { return $this->belongsTo(Rope::class); } }
`,
    'app/Models/Rope.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Rope extends Model {}
`,
    'app/Models/Rider.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Rider extends Model {}
`,
  };
}

async function told(...files: Parameters<typeof ropeway>): Promise<readonly string[]> {
  const { review } = await reviewFiles(ropeway(...files));
  const found = review.findings.filter(({ rule }) => rule === 'n-plus-one-query');
  return found.map(({ title, fix }) => `${title}: ${fix}`);
}

const shown = `'rope' => $this->cabin->rope->name,
            'riders' => $this->riders->count(),`;

test('a resource that is made of each row reads its relations for each of them', async () => {
  expect(await told('Ride::orderBy("id")->paginate(20)', shown)).toMatchInlineSnapshot(`
    [
      "GET /api/rides reads cabins and ropes once for each row that it shows: Add \`with('cabin.rope')\` to the query for the rows.",
      "GET /api/rides reads riders once for each row that it shows: Add \`with('riders')\` to the query for the rows.",
    ]
  `);
  expect(await told("Ride::with('cabin')->paginate(20)", shown)).toMatchInlineSnapshot(`
    [
      "GET /api/rides reads ropes once for each row that it shows: Add \`with('cabin.rope')\` to the query for the rows.",
      "GET /api/rides reads riders once for each row that it shows: Add \`with('riders')\` to the query for the rows.",
    ]
  `);
});

test('what comes along with the rows, or may, is read no second time', async () => {
  expect(await told("Ride::with(['cabin.rope', 'riders'])->paginate(20)", shown)).toEqual([]);
  expect(await told('Ride::with($wanted)->paginate(20)', shown)).toEqual([]);
  expect(await told('Ride::paginate(20)', shown, "protected $with = ['cabin.rope', 'riders'];")).toEqual([]);
  expect(await told('Ride::paginate(20)', "'cabin' => $this->whenLoaded('cabin'), 'on' => $this->cabin_id")).toEqual(
    [],
  );
});
