import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Burrows by a river: who may come in is said in settings, by marks, or by the animal itself. */
const burrows: Readonly<Record<string, string>> = {
  'fox/requirements.txt': 'django\n',
  'fox/manage.py': '',
  'fox/den/settings.py':
    "ROOT_URLCONF = 'den.urls'\nMIDDLEWARE = ['django.middleware.common.CommonMiddleware', 'den.middleware.Keeper', 'den.middleware.Clock']\n",
  'fox/den/middleware.py': `from django.http import JsonResponse
class Keeper:
    OPEN = ['/hours']
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        if request.path not in self.OPEN and not request.headers.get('key'):
            return JsonResponse({}, status=401)
        return self.get_response(request)
class Clock:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        response = self.get_response(request)
        return response
`,
  'fox/den/urls.py': `from django.urls import path
from den import views
urlpatterns = [path('hours', views.hours), path('cubs', views.cubs)]
`,
  'fox/den/views.py': `from django.http import JsonResponse
def hours(request): return JsonResponse({})
def cubs(request): return JsonResponse({})
`,
  'otter/requirements.txt': 'flask\n',
  'otter/app.py': `from flask import Flask, abort, jsonify, request, session
app = Flask(__name__)
@app.get('/fish')
def fish():
    if 'otter' not in session:
        abort(401)
    return jsonify([])
@app.get('/shells')
def shells():
    if 'key' not in request.headers:
        return jsonify(error='no'), 401
    return jsonify([])
@app.post('/login')
def login():
    if request.json['word'] != 'x':
        abort(401)
    return jsonify({})
`,
  'wren/pom.xml': '<project><artifactId>wren</artifactId></project>',
  'wren/src/main/java/wren/PassToken.java': 'package wren;\npublic @interface PassToken {}\n',
  'wren/src/main/java/wren/Settings.java': `package wren;
import org.springframework.web.servlet.config.annotation.*;
@Configuration public class Settings implements WebMvcConfigurer {
  public void addInterceptors(InterceptorRegistry registry) { registry.addInterceptor(new Keeper()).addPathPatterns("/**"); }
}
`,
  'wren/src/main/java/wren/Keeper.java': `package wren;
public class Keeper implements HandlerInterceptor {
  public boolean preHandle(HttpServletRequest visit, HttpServletResponse answer, Object handler) {
    if (((HandlerMethod) handler).getMethod().isAnnotationPresent(PassToken.class)) return true;
    if (visit.getHeader("token") == null) { answer.setStatus(401); return false; }
    return true;
  }
}
`,
  'wren/src/main/java/wren/Nests.java': `package wren;
import org.springframework.web.bind.annotation.*;
@RestController public class Nests {
  @PassToken @GetMapping("/nests") public String all() { return ""; }
  @PostMapping("/nests") public String build() { return ""; }
}
`,
  'heron/Heron.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'heron/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
app.Use(async (visit, next) => {
  if (visit.Request.Path.StartsWithSegments("/open")) { await next(); return; }
  if (!visit.Request.Headers.ContainsKey("key")) { visit.Response.StatusCode = 401; return; }
  await next();
});
app.MapGet("/open/reeds", () => 1);
app.MapGet("/eggs", () => 1);
app.Run();
`,
  'vole/package.json': '{"name":"vole","dependencies":{"express":"5"}}',
  'vole/app.js': `const app = require('express')();
app.use(function (visit, answer, next) {
  if (visit.method === 'GET') return next();
  if (!visit.headers.key) return answer.status(401).end();
  next();
});
app.get('/roots', (visit, answer) => answer.json([]));
app.post('/roots', (visit, answer) => answer.json({}));
app.listen(3000);
`,
  'toad/composer.json':
    '{"name":"burrows/toad","require":{"laravel/framework":"^12"},"autoload":{"psr-4":{"App\\\\":"app/"}}}',
  'toad/bootstrap/app.php': `<?php
use Illuminate\\Foundation\\Application;
use Illuminate\\Foundation\\Configuration\\Middleware;
return Application::configure()->withRouting(web: __DIR__.'/../routes/web.php')
  ->withMiddleware(function (Middleware $middleware) { $middleware->append(\\App\\Keeper::class); })->create();
`,
  'toad/app/Keeper.php': `<?php
namespace App;
class Keeper {
  public function handle($request, \\Closure $next) {
    if ($request->is('open/*')) { return $next($request); }
    if (!$request->header('key')) { return response()->json([], 401); }
    return $next($request);
  }
}
`,
  'toad/routes/web.php':
    "<?php\nuse Illuminate\\Support\\Facades\\Route;\nRoute::get('/open/pond', fn () => []);\nRoute::get('/flies', fn () => []);\n",
};

test('settings, marks and handlers that refuse by themselves say who may come in', async () => {
  expect(guardsText(await systemOf(burrows))).toMatchInlineSnapshot(`
    "Heron GET /eggs: Use authentication
    Heron GET /open/reeds: 
    fox GET /cubs: Keeper authentication
    fox GET /hours: 
    otter GET /fish: answers 401 authentication
    otter GET /shells: answers 401 authentication
    otter POST /login: 
    toad GET /flies: Keeper authentication
    toad GET /open/pond: 
    vole GET /roots: 
    vole POST /roots: middleware authentication
    wren GET /nests: 
    wren POST /nests: Keeper authentication"
  `);
});
