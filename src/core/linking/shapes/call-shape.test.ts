import { expect, it } from 'vitest';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

it('takes what a resource of Laravel says is sent of it, not what it is made of', async () => {
  const { replies } = await systemOf({
    'composer.json': '{ "require": { "laravel/framework": "^11.0" } }',
    'routes/api.php': `<?php

use App\\Http\\Controllers\\KilnController;
use Illuminate\\Support\\Facades\\Route;

Route::post('kilns', [KilnController::class, 'fire']);
`,
    'app/Http/Controllers/KilnController.php': `<?php

namespace App\\Http\\Controllers;

use App\\Http\\Resources\\FiringResource;

class KilnController
{
    public function fire()
    {
        return response()->json(new FiringResource($this->running()), 409);
    }
}
`,
    'app/Http/Resources/FiringResource.php': `<?php

namespace App\\Http\\Resources;

use Illuminate\\Http\\Resources\\Json\\JsonResource;

class FiringResource extends JsonResource
{
    public function __construct(private readonly Firing $firing)
    {
        parent::__construct($firing);
    }

    public function toArray($request): array
    {
        return ['type' => 'firings', 'degrees' => 1240];
    }
}
`,
  });
  expect(replies.map(({ response }) => `${response.status} ${response.shape && shapeText(response.shape)}`)).toEqual([
    '409 { type: string like "firings", degrees: integer }',
  ]);
});

it('takes what a model of Eloquent declares for its settings, not for what is sent of it', async () => {
  const { replies } = await systemOf({
    'composer.json': '{ "require": { "laravel/framework": "^11.0" } }',
    'routes/api.php': `<?php
use App\\Kilns;
use Illuminate\\Support\\Facades\\Route;
Route::post('kilns', [Kilns::class, 'store']);
Route::get('kilns/glaze', [Kilns::class, 'glaze']);
`,
    'app/Kilns.php': `<?php
namespace App;
class Kilns
{
    public function store() { return response()->json($this->saved(), 201); }
    private function saved(): Kiln { return Kiln::create(['name' => 'north']); }
    public function glaze() { return response()->json($this->mixed(), 202); }
    private function mixed(): Glaze { return new Glaze(); }
}
`,
    'app/Kiln.php': `<?php
namespace App;
class Kiln extends Record { protected $fillable = ['name']; protected $casts = ['degrees' => 'integer']; }
`,
    'app/Record.php': `<?php
namespace App;
abstract class Record extends \\Illuminate\\Database\\Eloquent\\Model { protected $hidden = ['pivot']; }
`,
    'app/Glaze.php': '<?php\nnamespace App;\nclass Glaze { public string $color; public int $coats; }\n',
  });
  expect(
    replies.map(({ response }) => `${response.status} ${response.shape && shapeText(response.shape)}`).join('\n'),
  ).toMatchInlineSnapshot(`
    "202 Glaze { color: string, coats: integer }
    201 unknown"
  `);
});
