import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { expressExample } from '../words/express-example.ts';

async function found(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const findings = runRules(await systemOf(files));
  return findings.filter(({ rule }) => rule === 'error-detail-exposed').map(({ title }) => title);
}

const tours = (body: string): Readonly<Record<string, string>> => ({
  Gemfile: "gem 'rails'\n",
  'config/routes.rb': 'Rails.application.routes.draw do\n  resources :tours, only: [:index]\nend\n',
  'app/controllers/tours_controller.rb': `class ToursController < ApplicationController
  def index
    render json: {}
  rescue StandardError => e
    render json: { ${body} }, status: 500
  end
end
`,
});

test('Ruby calls the stack a backtrace', async () => {
  expect(await found(tours('error: "Failed", backtrace: e.backtrace'))).toEqual([
    'workspace sends the stack of its errors to the client',
  ]);
  expect(await found(tours('error: "Failed"'))).toEqual([]);
});

test('a trace may be the id of a request', async () => {
  const routes = "app.get('/tours', (req, res) => { res.status(500).json({ message: 'Failed', trace: req.id }); });";
  expect(await found(expressExample(routes))).toEqual([]);
});

const worded = ['workspace sends the words of unexpected errors to the client'];

const caught = (answer: string): Readonly<Record<string, string>> =>
  expressExample(`app.get('/tours', async (req, res) => { try { await load(); } catch (error) { ${answer} } });`);

test('what an unexpected error says is sent with status 500', async () => {
  expect(await found(caught('res.status(500).json({ error: error.message });'))).toEqual(worded);
  expect(await found(caught('res.status(500).send(`Failed: ${error}`);'))).toEqual(worded);
  const handler = `app.get('/tours', list);
  app.use((err, req, res, next) => { res.status(500).json({ message: err.message }); });`;
  expect(await found(expressExample(handler))).toEqual(worded);
});

test('a fixed text, a status of its own, a switch and an error of a kind are answers that somebody chose', async () => {
  expect(await found(caught("res.status(500).json({ error: 'Failed' });"))).toEqual([]);
  expect(await found(caught('res.status(400).json({ error: error.message });'))).toEqual([]);
  expect(await found(caught('res.status(error.status || 500).json({ error: error.message });'))).toEqual([]);
  expect(await found(caught("res.status(500).json({ error: debug ? error.message : 'Failed' });"))).toEqual([]);
  expect(await found(caught('console.error(500, error.message); res.status(500).end();'))).toEqual([]);
});

test('a stack and the words beside it are one finding', async () => {
  expect(await found(caught('res.status(500).json({ error: error.message, stack: error.stack });'))).toEqual([
    'workspace sends the stack of its errors to the client',
  ]);
});

const languages: Readonly<
  Record<string, readonly [file: string, code: (say: string) => string, words: string, safe: string]>
> = {
  Go: [
    'main.go',
    (say) => `package main
import "net/http"
func main() { http.HandleFunc("/tours", tours) }
func tours(w http.ResponseWriter, r *http.Request) {
  if err := load(); err != nil { http.Error(w, ${say}, http.StatusInternalServerError) }
}`,
    'err.Error()',
    '"failed"',
  ],
  Spring: [
    'src/main/java/tours/Errors.java',
    (say) => `package tours;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;
@RestControllerAdvice
public class Errors {
  @ExceptionHandler(Exception.class)
  public ResponseEntity<Map<String, String>> any(Exception ex) {
    return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body(Map.of("error", ${say}));
  }
  @ExceptionHandler(TourSoldOut.class)
  public ResponseEntity<String> soldOut(TourSoldOut ex) { return ResponseEntity.status(500).body(ex.getMessage()); }
}`,
    'ex.getMessage()',
    '"failed"',
  ],
  'ASP.NET': [
    'ToursController.cs',
    (say) => `using Microsoft.AspNetCore.Mvc;
[ApiController, Route("tours")]
public class ToursController : ControllerBase {
  [HttpGet] public IActionResult All() { try { return Ok(Load()); } catch (Exception ex) { return StatusCode(500, ${say}); } }
}`,
    'ex.Message',
    '"failed"',
  ],
  FastAPI: [
    'main.py',
    (say) => `from fastapi import FastAPI, HTTPException
app = FastAPI()
@app.get("/tours")
async def tours():
    try:
        return load()
    except Exception as e:
        raise HTTPException(status_code=500, detail=${say})
`,
    'str(e)',
    '"failed"',
  ],
  Laravel: [
    'app/Http/Controllers/TourController.php',
    (say) => `<?php
namespace App\\Http\\Controllers;
class TourController extends Controller {
  public function index() {
    try { return load(); } catch (\\Throwable $e) { return response()->json(['error' => ${say}], 500); }
  }
}`,
    '$e->getMessage()',
    "'failed'",
  ],
  Rails: [
    'app/controllers/tours_controller.rb',
    (say) => `class ToursController < ApplicationController
  def index
    render json: load
  rescue StandardError => e
    render json: { error: ${say} }, status: :internal_server_error
  end
end
`,
    'e.message',
    '"failed"',
  ],
  Ktor: [
    'src/main/kotlin/Tours.kt',
    (words: string) => `package tours
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.*
import io.ktor.server.plugins.statuspages.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
fun Application.module() {
    install(StatusPages) {
        exception<Throwable> { call, cause ->
            call.respond(HttpStatusCode.InternalServerError, mapOf("error" to ${words}))
        }
    }
    routing {
        get("/tours") { call.respondText("") }
    }
}
`,
    'cause.message',
    '"failed"',
  ],
};

/** What makes a service of the file. */
const beside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Go: { 'go.mod': 'module example.com/tours\n' },
  Spring: {
    'pom.xml': '<project><artifactId>tours</artifactId></project>',
    'src/main/java/tours/Tours.java': `package tours;
import org.springframework.web.bind.annotation.*;
@RestController public class Tours { @GetMapping("/tours") public String all() { return load(); } }`,
  },
  Ktor: {
    'build.gradle.kts':
      'plugins { id("io.ktor.plugin") }\ndependencies { implementation("io.ktor:ktor-server-core") }\n',
  },
  'ASP.NET': { 'Tours.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>' },
  FastAPI: { 'requirements.txt': 'fastapi\n' },
  Laravel: {
    'composer.json': '{ "require": { "laravel/framework": "^11" } }',
    'routes/api.php':
      "<?php\nuse App\\Http\\Controllers\\TourController;\nRoute::get('/tours', [TourController::class, 'index']);\n",
  },
  Rails: {
    Gemfile: "gem 'rails'\n",
    'config/routes.rb': 'Rails.application.routes.draw do\n  resources :tours, only: [:index]\nend\n',
  },
};

test.each(Object.entries(languages))('the same of %s', async (name, [file, code, words, safe]) => {
  expect(await found({ ...beside[name], [file]: code(words) })).toEqual([expect.stringMatching(/sends the words of/)]);
  expect(await found({ ...beside[name], [file]: code(safe) })).toEqual([]);
});
