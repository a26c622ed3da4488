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
