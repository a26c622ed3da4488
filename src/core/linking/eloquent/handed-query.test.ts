import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** A kennel whose `DogController.ask` runs a query, with the other methods of the controller and of the model. */
async function kennel(ask: string, methods = '', scopes = '', classes = '', given = '$kind'): Promise<System> {
  return await systemOf({
    'composer.json': '{ "name": "kennel/dogs", "require": { "laravel/framework": "^11" } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\DogController;
use Illuminate\\Support\\Facades\\Route;

Route::get('dogs', [DogController::class, 'ask']);
`,
    'app/Models/Dog.php': `<?php
namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Dog extends Model
{
    public function scopePresent($query) { return $query->where('gone', false); }
${scopes}
}
`,
    'app/Http/Controllers/DogController.php': `<?php
namespace App\\Http\\Controllers;

use App\\Models\\Dog;
use Illuminate\\Database\\Eloquent\\Builder;
use Illuminate\\Support\\Facades\\DB;
use Spatie\\QueryBuilder\\AllowedFilter;
use Spatie\\QueryBuilder\\QueryBuilder;

class DogController
{
    public function ask(${given}) { ${ask} }
    private function ofKind(Builder $query, $kind): Builder { if ($kind) { $query->where('kind', $kind); } return $query; }
    private function order($query) { return $query->orderBy('id'); }
${methods}
}

${classes}`,
  });
}

/** Queries of one operation; `or more` where there may be conditions that nobody could read. */
function asked(system: System, operation = 'DogController.ask'): readonly string[] {
  const own = system.accesses.filter((access) => access.operation.endsWith(`#${operation}`));
  return queriesText(system, operation).map((text, at) => (own[at]?.filtersKnown === false ? `${text} or more` : text));
}

test('a query goes on after functions that it was handed to', async () => {
  const through = await kennel("return $this->order(Dog::where('owner_id', 1))->paginate(20);");
  expect(asked(through)).toEqual(['select dogs by owner_id sorted by id limited']);
  const table = await kennel("return $this->order(DB::table('dogs'))->get();");
  expect(asked(table)).toEqual(['select dogs sorted by id']);
});

test('a query goes on through functions that begin with another one', async () => {
  const system = await kennel(
    'return $this->visible(Dog::query()->orderBy("id"))->paginate(20);',
    `    private function visible(Builder $query): Builder { return $this->own($query)->where('hidden', false); }
    private function own(Builder $query): Builder { return $query->where('owner_id', 1); }
    public function owners() { return $this->visible(DB::table('owners'))->get(); }`,
  );
  expect(asked(system)).toMatchInlineSnapshot(`
    [
      "select dogs by owner_id, hidden sorted by id limited",
    ]
  `);
});

test('a query that is kept in a variable has what functions add to it', async () => {
  const system = await kennel('$q = Dog::query(); $q = $this->ofKind($q, $kind); $this->order($q); return $q->get();');
  expect(asked(system)).toEqual(['select dogs at times by kind sorted by id']);
});

test('what only some ways through a function add is added at times', async () => {
  const early = await kennel(
    'return $this->named(Dog::present(), $kind)->get();',
    "    private function named($query, $name) { if (!$name) { return $query; } return $query->where('name', $name); }",
  );
  expect(asked(early)).toEqual(['select dogs by gone at times by name']);
  const begun = await kennel(
    'return $this->begin($kind)->simplePaginate(5);',
    "    private function begin($kind) { if ($kind) { return Dog::present()->where('kind', $kind); } return Dog::present(); }",
  );
  expect(asked(begun)).toEqual(['select dogs by gone at times by kind limited']);
});

test('closures and scopes hand a query on', async () => {
  const closures = await kennel(
    'return Dog::query()->when($kind, fn ($q) => $this->order($this->ofKind($q, $kind)))->get();',
  );
  expect(asked(closures)).toEqual(['select dogs at times by kind']);
  const scopes = await kennel(
    'return Dog::small()->get();',
    '',
    "    public function scopeSmall($query) { $query->present()->where('size', 1); }",
  );
  expect(asked(scopes)).toEqual(['select dogs by gone, size']);
});

test('a function that runs a query has the conditions of its callers', async () => {
  const system = await kennel(
    "return $this->run(Dog::where('owner_id', 1));",
    '    private function run(Builder $query) { return $query->present()->paginate(10); }',
  );
  expect(asked(system, 'DogController.run')).toEqual(['select dogs by owner_id, gone limited']);
});

test('what cannot be read may choose rows as well', async () => {
  const filter = await kennel('$q = Dog::query(); $filter->apply($q); return $q->get();');
  expect(asked(filter)).toEqual(['select dogs or more']);
  const kept = await kennel(
    'return $this->keep(Dog::query())->get();',
    '    private function keep($query) { $this->builder = $query; return $query; }',
  );
  expect(asked(kept)).toEqual(['select dogs or more']);
  const column = await kennel(
    "$this->by(Dog::where('size', 1), 'name'); return $this->by(Dog::query(), 'kind')->get();",
    '    private function by($query, $column) { return $query->where($column, 1); }',
  );
  expect(asked(column)).toEqual(['select dogs or more']);
  const tapped = await kennel('return Dog::query()->tap(new Small())->get();');
  expect(asked(tapped)).toEqual(['select dogs or more']);
});

test('filters that a request may choose are conditions at times', async () => {
  const built = (code: string): Promise<System> => kennel(`return QueryBuilder::for(${code}`);
  const allowed = await built(
    "Dog::class)->allowedFilters(['name', AllowedFilter::exact('kind', 'kind_id')])->paginate(9);",
  );
  expect(asked(allowed)).toEqual(['select dogs at times by name, kind_id limited']);
  const scoped = await built("Dog::where('gone', false))->allowedFilters(AllowedFilter::scope('present'))->get();");
  expect(asked(scoped)).toEqual(['select dogs by gone or more']);
});

test('a query that is handed to where those of all tables are run is asked for by whoever hands it over', async () => {
  const kept = await kennel(
    'return $this->listing(Dog::present()->orderBy("name"));',
    `    protected function listing(Builder $query) { return (new Listing($query))->rows(); }
    public function owners() { return $this->listing(DB::table('owners')); }`,
    '',
    `class Listing
{
    private $query;
    public function __construct(Builder $query) { $this->query = $query; }
    public function rows() { return $this->query->take(20)->get(); }
}
`,
  );
  expect(asked(kept)).toEqual(['select dogs by gone sorted by name or more']);

  const promised = await kennel(
    'return $pages->apply(Dog::query(), perPage: 20);',
    '',
    '',
    `interface Pages { public function apply(Builder $builder, int $perPage); }
class Simple implements Pages
{
    public function apply(Builder $builder, int $perPage) { return $builder->simplePaginate($perPage); }
}
class Cursor implements Pages
{
    public function apply(Builder $builder, int $perPage) { return $builder->orderBy('id')->cursorPaginate($perPage); }
}
`,
    'Pages $pages',
  );
  expect([asked(promised), asked(promised, 'Simple.apply')]).toEqual([['select dogs or more'], []]);
});

test('a query that is handed to what runs it for one table alone is told once', async () => {
  const system = await kennel(
    'return $this->listing(Dog::present());',
    '    private function listing(Builder $query) { return $query->take(20)->get(); }',
  );
  expect(asked(system)).toEqual([]);
  expect(asked(system, 'DogController.listing')).toEqual(['select dogs by gone limited']);
});
