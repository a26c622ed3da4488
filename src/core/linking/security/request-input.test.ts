import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { sqlBuiltFromInput } from '../../rules/security/sql-built-from-input.ts';

test('what a request holds is said as the language writes it', async () => {
  const system = await systemOf({
    'composer.json': '{ "require": { "laravel/framework": "^11.0" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }',
    'routes/api.php': "<?php\nuse App\\Finder;\nRoute::get('/plants', [Finder::class, 'find']);\n",
    'app/Finder.php': `<?php
namespace App;

use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\DB;

class Finder
{
    public function find(Request $request)
    {
        return DB::select("SELECT id FROM plants WHERE name = '" . $request->input('name') . "'");
    }
}
`,
  });
  expect(titles(sqlBuiltFromInput, system)).toMatchInlineSnapshot(`
    [
      "critical: GET /api/plants writes \`$request->input('name')\` into its SQL",
    ]
  `);
});
