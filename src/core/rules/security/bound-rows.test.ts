import { expect, test } from 'vitest';
import { reviewFiles } from '../../../../test/support/system-of.ts';

/** A planetarium whose seats people book: Laravel reads the booking before the handler runs. */
async function told(body: string, update = '$booking->update(["seat" => 4]);'): Promise<readonly string[]> {
  const { review } = await reviewFiles({
    'composer.json': '{ "require": { "laravel/framework": "^11" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }',
    'routes/api.php': `<?php
use App\\Http\\Controllers\\BookingController;
use Illuminate\\Support\\Facades\\Route;
Route::middleware('auth:sanctum')->group(function () {
    Route::get('/bookings', [BookingController::class, 'index']);
    Route::get('/bookings/{booking}', [BookingController::class, 'show']);
    Route::put('/bookings/{booking}', [BookingController::class, 'update']);
});
`,
    'app/Http/Controllers/BookingController.php': `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Booking;
use Illuminate\\Http\\Request;
class BookingController
{
    public function index(Request $request)
    {
        return Booking::where('user_id', $request->user()->id)->paginate(20);
    }
    public function show(Request $request, Booking $booking)
    {
        ${body}
        return $booking;
    }
    public function update(Request $request, Booking $booking)
    {
        ${body}
        ${update}
        return response()->noContent();
    }
}
`,
    'app/Models/Booking.php': `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Booking extends Model { protected $fillable = ['seat']; }
`,
    'database/migrations/2024_01_01_000000_bookings.php': `<?php
use Illuminate\\Database\\Migrations\\Migration;
use Illuminate\\Database\\Schema\\Blueprint;
use Illuminate\\Support\\Facades\\Schema;
return new class extends Migration {
    public function up(): void {
        Schema::create('bookings', function (Blueprint $table) {
            $table->id();
            $table->unsignedBigInteger('user_id')->index();
            $table->integer('seat');
        });
    }
};
`,
  });
  const rules = ['missing-authorization', 'missing-ownership-filter'];
  return review.findings.filter(({ rule }) => rules.includes(rule)).map(({ title }) => title);
}

test('a row that a route is bound to belongs to somebody, whom nobody compares', async () => {
  expect(await told('')).toMatchInlineSnapshot(`
    [
      "PUT /api/bookings/{booking} updates bookings of anybody",
      "GET /api/bookings/{booking} reads bookings of anybody",
    ]
  `);
});

test('who refuses, or does it for some rows only, has looked whose it is', async () => {
  expect(await told('abort_if($booking->user_id !== $request->user()->id, 403);')).toEqual([]);
  expect(await told('if ($booking->user_id !== $request->user()->id) { return response()->json([], 403); }')).toEqual(
    [],
  );
  expect(await told('$this->authorize("view", $booking);')).toEqual([]);
  const some = 'if ($booking->user_id === $request->user()->id) { $booking->update(["seat" => 4]); }';
  expect(await told('', some)).toEqual(['GET /api/bookings/{booking} reads bookings of anybody']);
});
