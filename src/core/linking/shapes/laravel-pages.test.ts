import { expect, test } from 'vitest';
import { shapeText } from '../../../../test/support/shape-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('pages of Laravel are sent with their place, lists and single rows are not', async () => {
  const system = await systemOf({
    'composer.json': '{ "require": { "laravel/framework": "^11.0" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }',
    'routes/api.php': `<?php
use App\\Plants;
Route::get('/plants', [Plants::class, 'index']);
Route::get('/newest', [Plants::class, 'newest']);
Route::get('/all', [Plants::class, 'all']);
`,
    'app/Plant.php': '<?php\nnamespace App;\nclass Plant extends \\Illuminate\\Database\\Eloquent\\Model {}\n',
    'app/Plants.php': `<?php
namespace App;

class Plants
{
    public function index() { return Plant::orderBy('name')->paginate(20); }

    public function newest()
    {
        $plants = Plant::latest()->cursorPaginate(20);

        return $plants;
    }

    public function all() { return Plant::all(); }
}
`,
  });
  const answers = system.endpoints.map(({ path, responses: [answer] }) => `${path} ${shapeText(answer?.shape)}`);
  expect(answers).toMatchInlineSnapshot(`
    [
      "/api/all nothing known",
      "/api/newest { data: [unknown], next_cursor: string, prev_cursor: null }",
      "/api/plants { current_page: integer like 1, data: [unknown], next_page_url: string(uri) like "https://example.com/?page=2", per_page: integer like 15, prev_page_url: null, last_page: integer like 3, total: integer like 42 }",
    ]
  `);
});
