import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

async function kennel(actions: string): Promise<System> {
  const names = [...actions.matchAll(/function (\w+)/g)].map(([, name]) => name);
  return await systemOf({
    'composer.json': '{ "name": "kennel/dogs", "require": { "laravel/framework": "^11" } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\DogController;
use Illuminate\\Support\\Facades\\Route;
${names.map((name) => `Route::get('${name}', [DogController::class, '${name}']);`).join('\n')}
`,
    'app/Models/BelongsToKennel.php': `<?php
namespace App\\Models;
trait BelongsToKennel
{
    protected static function bootBelongsToKennel(): void
    {
        static::addGlobalScope('kennel', fn ($query) => $query->where('kennel_id', auth()->user()->kennel_id));
    }
}
`,
    'app/Models/ChippedScope.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Builder;
class ChippedScope
{
    public function apply(Builder $builder, $model): void { $builder->whereNotNull('chip'); }
}
`,
    'app/Models/Dog.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Attributes\\ScopedBy;
use Illuminate\\Database\\Eloquent\\Model;
#[ScopedBy([ChippedScope::class])]
class Dog extends Model
{
    use BelongsToKennel;
    public function owner() { return $this->belongsTo(Owner::class); }
}
class Owner extends Model
{
    public function dogs() { return $this->hasMany(Dog::class); }
}
`,
    'app/Http/Controllers/DogController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Dog;
use App\\Models\\Owner;
class DogController
{
${actions}
}
`,
  });
}

test('what a model asks of all of its queries is asked, unless a query leaves it out', async () => {
  const system = await kennel(`
    public function page() { return Dog::orderBy('name')->paginate(20); }
    public function all() { return Dog::withoutGlobalScopes()->where('name', 'x')->get(); }
    public function age() { Dog::where('old', true)->update(['old' => false]); }
    public function add() { Dog::create(['name' => 'x']); }
`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /api/add → insert dogs
    GET /api/age → update dogs by old, chip, kennel_id
    GET /api/all → select dogs by name
    GET /api/page → select dogs by chip, kennel_id sorted by name limited"
  `);
});

test('a relation of the rows that a closure is handed is read for each, unless it was loaded along', async () => {
  const system = await kennel(`
    public function each() { return Owner::all()->map(fn ($owner) => $owner->dogs->count()); }
    public function along() { return Owner::with('dogs')->get()->map(fn ($owner) => $owner->dogs->count()); }
    public function later() { $owners = Owner::all(); $owners->load('dogs'); return $owners->map(fn ($owner) => $owner->dogs->count()); }
`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /api/along → select dogs by owner_id
    GET /api/along → select owners
    GET /api/each → select dogs by owner_id, in a loop
    GET /api/each → select owners
    GET /api/later → select dogs by owner_id
    GET /api/later → select owners"
  `);
});
