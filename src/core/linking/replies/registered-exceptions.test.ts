import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

test('exceptions of the workspace are answered as the application is told', async () => {
  const system = await systemOf({
    'barn/pyproject.toml': '[project]\nname = "barn"\ndependencies = ["fastapi"]\n',
    'barn/errors.py': `from fastapi import FastAPI, status
from fastapi.responses import JSONResponse
class Missing(Exception): ...
class Taken(Exception): ...
class Odd(Exception): ...
async def taken(request, exc):
    return JSONResponse({"detail": "taken"}, status_code=status.HTTP_409_CONFLICT)
def register(app: FastAPI) -> None:
    @app.exception_handler(Missing)
    async def missing(request, exc):
        return JSONResponse({"detail": "missing"}, status_code=404)
    app.add_exception_handler(Taken, taken)
`,
    'barn/main.py': `from fastapi import FastAPI
from errors import Missing, Odd, Taken, register
app = FastAPI()
register(app)
@app.get("/cows/{cow_id}")
async def cow(cow_id: int):
    if cow_id == 0:
        raise Missing("cow")
    if cow_id == 1:
        raise Odd
    return {"id": cow_id}
@app.post("/cows", status_code=201)
async def bring(name: str):
    raise Taken
`,
    'clinic/composer.json': '{ "type": "project", "require": { "laravel/framework": "^12.0" } }',
    'clinic/bootstrap/app.php': `<?php
use App\\Exceptions\\SlotTaken;
use Illuminate\\Foundation\\Application;
return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(api: __DIR__.'/../routes/api.php')
    ->withExceptions(function ($exceptions): void {
        $exceptions->render(fn (SlotTaken $e) => response()->json(['message' => 'taken'], 409));
    })->create();
`,
    'clinic/app/Exceptions/SlotTaken.php': `<?php
namespace App\\Exceptions;
class SlotTaken extends \\RuntimeException {}
`,
    'clinic/routes/api.php': `<?php
use App\\Exceptions\\SlotTaken;
use Illuminate\\Support\\Facades\\Route;
Route::post('slots', function () {
    throw new SlotTaken('taken');
});
`,
  });
  const answers = system.endpoints.map(
    ({ method, path, responses }) => `${method} ${path}: ${responses.map(({ status }) => status).join(', ')}`,
  );
  expect(answers.join('\n')).toMatchInlineSnapshot(`
    "GET /cows/{cow_id}: 200, 404
    POST /cows: 201, 409
    POST /api/slots: 409"
  `);
});
