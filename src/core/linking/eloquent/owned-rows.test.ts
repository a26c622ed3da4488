import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { missingAuthorization } from '../../rules/security/missing-authorization.ts';

test('rows of Eloquent are asked for by whom they belong to, and for a policy wherever one beside is', async () => {
  const system = await systemOf({
    'composer.json': '{ "type": "project", "require": { "laravel/framework": "^12.0" } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\WalkController;
use Illuminate\\Support\\Facades\\Route;
Route::middleware('auth:sanctum')->group(function () {
    Route::get('walks', [WalkController::class, 'index']);
    Route::get('walks/{walk}', [WalkController::class, 'show']);
    Route::post('walks/{walk}/cancel', [WalkController::class, 'cancel']);
});
`,
    'app/Models/User.php': `<?php
namespace App\\Models;
use Illuminate\\Foundation\\Auth\\User as Authenticatable;
class User extends Authenticatable {}
`,
    'app/Models/Walk.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Walk extends Model
{
    public function walker() { return $this->belongsTo(User::class, 'walked_by'); }
}
`,
    'database/migrations/2025_01_01_000000_walks.php': `<?php
use Illuminate\\Database\\Migrations\\Migration;
use Illuminate\\Database\\Schema\\Blueprint;
use Illuminate\\Support\\Facades\\Schema;
return new class extends Migration {
    public function up(): void {
        Schema::create('users', function (Blueprint $table) { $table->id(); $table->string('password'); });
        Schema::create('walks', function (Blueprint $table) {
            $table->id();
            $table->foreignId('walked_by')->constrained('users');
            $table->string('state');
        });
    }
};
`,
    'app/Http/Controllers/WalkController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Walk;
use Illuminate\\Http\\Request;
class WalkController extends Controller
{
    public function index(Request $request)
    {
        return Walk::query()->whereBelongsTo($request->user(), 'walker')->paginate(20);
    }
    public function show(Walk $walk)
    {
        $this->authorize('view', $walk);
        return $walk;
    }
    public function cancel(Walk $walk)
    {
        $walk->update(['state' => 'cancelled']);
        return response()->noContent();
    }
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /api/walks → select walks by walked_by limited
    GET /api/walks/{walk} → select walks by id limited
    POST /api/walks/{walk}/cancel → select walks by id limited
    POST /api/walks/{walk}/cancel → update walks by id"
  `);
  expect(titles(missingAuthorization, system)).toMatchInlineSnapshot(`
    [
      "high: POST /api/walks/{walk}/cancel updates walks of anybody",
    ]
  `);
});
