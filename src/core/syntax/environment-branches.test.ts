import { expect, test } from 'vitest';
import { outlineOf } from '../../../test/support/parsers.ts';
import type { Language } from './outline.ts';

/** What runs only where developers work, each branch with what it holds. */
async function branches(text: string, language: Language): Promise<readonly string[]> {
  const { environments = [] } = await outlineOf(text, language);
  return environments.map(
    ({ condition, at, end }) => `${condition}: ${text.slice(at, end).replace(/\s+/g, ' ').trim()}`,
  );
}

test('JavaScript asks for the environment by name, by a flag, behind a sign and in one line', async () => {
  const text = `
if (process.env.NODE_ENV !== 'production') app.use('/a', a);
if (process.env.NODE_ENV === 'production') app.use('/b', b);
else app.use('/c', c);
if (['development', 'test'].includes(config.env) && config.mail) { app.use('/d', d); }
isDev && app.use('/e', e);
if (!isProduction) app.use('/f', f);
const routes = __DEV__ ? [g] : [];
if (process.env.NODE_ENV !== 'test') app.use(log);
if (process.env.DEBUG === 'true') app.use('/h', h);
if (product.env === 'blue') app.use('/i', i);
if (users.length > 0 || isDev) app.use('/j', j);
function extras(app) {
  if (isProd) return;
  app.use('/k', k);
}
`;
  expect(await branches(text, 'typescript')).toMatchInlineSnapshot(`
    [
      "process.env.NODE_ENV !== 'production': app.use('/a', a);",
      "not (process.env.NODE_ENV === 'production'): else app.use('/c', c);",
      "['development', 'test'].includes(config.env): config.mail",
      "['development', 'test'].includes(config.env) && config.mail: { app.use('/d', d); }",
      "isDev: app.use('/e', e)",
      "!isProduction: app.use('/f', f);",
      "__DEV__: [g]",
      "process.env.DEBUG === 'true': app.use('/h', h);",
      "not isProd: app.use('/k', k); }",
    ]
  `);
});

test('other languages ask in their own ways', async () => {
  const python = `
if settings.ENVIRONMENT == "local":
    api.include_router(private.router)
if settings.DEBUG:
    urlpatterns += [path("a", a)]
if os.getenv("APP_ENV", "dev") in ("dev", "test"):
    app.include_router(b)
elif app.debug:
    app.include_router(c)
urlpatterns = [path("d", d)] + ([path("e", e)] if settings.DEBUG else [])
if not settings.is_production:
    app.include_router(f)
if settings.ENVIRONMENT in NAMES:
    app.include_router(g)
`;
  expect(await branches(python, 'python')).toMatchInlineSnapshot(`
    [
      "settings.ENVIRONMENT == "local": api.include_router(private.router)",
      "settings.DEBUG: urlpatterns += [path("a", a)]",
      "os.getenv("APP_ENV", "dev") in ("dev", "test"): app.include_router(b)",
      "app.debug: app.include_router(c)",
      "settings.DEBUG: [path("e", e)]",
      "not settings.is_production: app.include_router(f)",
    ]
  `);
  const ruby = `
mount Inbox => "/inbox" if Rails.env.development?
unless Rails.env.production?
  get "/a", to: "a#a"
end
if Rails.env.local? || ENV["APP_ENV"] == "development"
  get "/b", to: "b#b"
end
get "/c", to: "c#c" if %w[development test].include?(Rails.env)
get "/d", to: "d#d" if Rails.env.production?
`;
  expect(await branches(ruby, 'ruby')).toMatchInlineSnapshot(`
    [
      "Rails.env.development?: mount Inbox => "/inbox"",
      "not Rails.env.production?: get "/a", to: "a#a"",
      "Rails.env.local? || ENV["APP_ENV"] == "development": get "/b", to: "b#b"",
      "%w[development test].include?(Rails.env): get "/c", to: "c#c"",
    ]
  `);
  const go = `package main
func main() {
  if gin.Mode() == gin.DebugMode { r.GET("/a", a) }
  if os.Getenv("APP_ENV") != "production" { r.GET("/b", b) }
  if cfg.Debug { r.GET("/c", c) }
  if cfg.Env == "prod" { return }
  r.GET("/d", d)
}
`;
  expect(await branches(go, 'go')).toMatchInlineSnapshot(`
    [
      "gin.Mode() == gin.DebugMode: { r.GET("/a", a) }",
      "os.Getenv("APP_ENV") != "production": { r.GET("/b", b) }",
      "cfg.Debug: { r.GET("/c", c) }",
      "not (cfg.Env == "prod"): r.GET("/d", d)",
    ]
  `);
  const csharp = `
if (app.Environment.IsDevelopment()) { app.MapGet("/a", A); }
if (!builder.Environment.IsProduction()) app.MapGet("/b", B);
#if DEBUG
app.MapGet("/c", C);
#endif
`;
  expect(await branches(csharp, 'csharp')).toMatchInlineSnapshot(`
    [
      "app.Environment.IsDevelopment(): { app.MapGet("/a", A); }",
      "!builder.Environment.IsProduction(): app.MapGet("/b", B);",
      "DEBUG: app.MapGet("/c", C); #endif",
    ]
  `);
  const php = `<?php
if (app()->environment('local')) { Route::get('/a', A::class); }
if (config('app.debug')) { Route::get('/b', B::class); }
if (env('APP_DEBUG', false)) { Route::get('/c', C::class); }
if (App::isLocal()) { Route::get('/d', D::class); }
if (config('app.env') === 'production') { Route::get('/e', E::class); }
`;
  expect(await branches(php, 'php')).toMatchInlineSnapshot(`
    [
      "app()->environment('local'): { Route::get('/a', A::class); }",
      "config('app.debug'): { Route::get('/b', B::class); }",
      "env('APP_DEBUG', false): { Route::get('/c', C::class); }",
      "App::isLocal(): { Route::get('/d', D::class); }",
    ]
  `);
  const rust = `fn main() {
  if cfg!(debug_assertions) { router = router.route("/a", get(a)); }
  if env::var("APP_ENV").unwrap() == "development" { router = router.route("/b", get(b)); }
}
`;
  expect(await branches(rust, 'rust')).toMatchInlineSnapshot(`
    [
      "cfg!(debug_assertions): { router = router.route("/a", get(a)); }",
      "env::var("APP_ENV").unwrap() == "development": { router = router.route("/b", get(b)); }",
    ]
  `);
  const kotlin = `
fun Application.routes() {
  if (developmentMode) routing { get("/a") { } }
  if (environment.developmentMode) { routing { get("/b") { } } }
  if (System.getenv("APP_ENV") == "dev") { routing { get("/c") { } } }
}
`;
  expect(await branches(kotlin, 'kotlin')).toMatchInlineSnapshot(`
    [
      "developmentMode: routing { get("/a") { } }",
      "environment.developmentMode: { routing { get("/b") { } } }",
      "System.getenv("APP_ENV") == "dev": { routing { get("/c") { } } }",
    ]
  `);
});
