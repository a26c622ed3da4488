import { expect, it } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

it('reads the second column of a morph, a row that is made where it is missing and a counter that goes up', async () => {
  const { accesses, migrations } = await systemOf({
    'composer.json': '{ "name": "aquarium/tanks", "require": { "laravel/framework": "^11" } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\TankController;
use Illuminate\\Support\\Facades\\Route;

Route::delete('tanks/{tank}', [TankController::class, 'destroy']);
`,
    'app/Http/Controllers/TankController.php': `<?php
namespace App\\Http\\Controllers;

use App\\Models\\Species;
use App\\Models\\Tank;

class TankController
{
    public function destroy(Tank $tank)
    {
        $tank->photos()->delete();
        $species = Species::firstOrCreate(['name' => 'unknown']);
        $tank->forceFill(['visits' => 1])->save();
        $species->increment('visits');
    }
}
`,
    'app/Models/Tank.php': `<?php
namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Tank extends Model
{
    public function photos()
    {
        return $this->morphMany(Photo::class, 'subject');
    }
}
`,
    'app/Models/Photo.php': `<?php
namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Photo extends Model {}
`,
    'app/Models/Species.php': `<?php
namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Species extends Model {}
`,
    'database/migrations/2024_01_01_000000_create_photos.php': `<?php
return new class extends Migration {
    public function up(): void
    {
        Schema::table('photos', function (Blueprint $table) {
            $table->renameColumn('of', 'subject_id');
        });
    }
};
`,
    'database/migrations/2024_02_01_000000_fill_subjects.php': `<?php
return new class extends Migration {
    public function up(): void
    {
        DB::table('photos')->update(['subject_type' => 'tank']);
    }
};
`,
  });
  const text = accesses.map(
    ({ verb, table, filters, columns }) =>
      `${verb} ${table.split(':').at(-1)} by ${filters.map(({ column }) => column).join(', ') || 'nothing'}${columns.length > 0 ? `: ${columns.join(', ')}` : ''}`,
  );
  expect(text.join('\n')).toMatchInlineSnapshot(`
    "delete photos by subject_type, subject_id
    insert species by nothing
    select species by name
    select tanks by id
    update species by id: visits
    update tanks by id: visits"
  `);
  expect(
    migrations.map(({ file, latest }) => `${file.slice(20, 30)} ${latest ? 'newest' : 'has run'}`),
  ).toMatchInlineSnapshot(`
    [
      "2024_01_01 has run",
      "2024_02_01 newest",
    ]
  `);
});

it('takes no table for that of a class which several models extend', async () => {
  const { accesses, tables } = await systemOf({
    'composer.json': '{ "name": "aquarium/tanks", "require": { "laravel/framework": "^11" } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\TankController;
use Illuminate\\Support\\Facades\\Route;

Route::put('tanks/{tank}', [TankController::class, 'update']);
`,
    'app/Http/Controllers/TankController.php': `<?php
namespace App\\Http\\Controllers;

use App\\Models\\Dwelling;
use App\\Models\\Tank;

class TankController
{
    public function update(Tank $tank)
    {
        $this->rename($tank);
        $tank->touch();
    }

    private function rename(Dwelling $dwelling)
    {
        $dwelling->update(['name' => 'reef']);
    }
}
`,
    'app/Models/Dwelling.php': `<?php
namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

abstract class Dwelling extends Model {}
`,
    'app/Models/Tank.php': `<?php
namespace App\\Models;

class Tank extends Dwelling {}
`,
  });
  expect(tables.map(({ name }) => name)).toEqual(['tanks']);
  expect(accesses.map(({ verb }) => verb)).toContain('update');
});
