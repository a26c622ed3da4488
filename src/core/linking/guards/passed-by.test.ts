import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Ferries whose one gate lets people to some piers without a ticket. */
const ferries: Readonly<Record<string, string>> = {
  'north/package.json': '{"name":"north","dependencies":{"express":"5","express-rate-limit":"7"}}',
  'north/app.js': `const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();
const open = ['/hours', '/maps'];
app.use(rateLimit({ max: 9, skip: (visit) => visit.path === '/hours' }));
app.use((visit, answer, next) => {
  if (open.includes(visit.path) || visit.path.startsWith('/piers/free')) return next();
  if (!visit.headers.ticket) return answer.status(401).end();
  next();
});
for (const path of ['/hours', '/maps', '/crew', '/piers/free/one']) app.get(path, (visit, answer) => answer.json([]));
app.listen(3000);
`,
  'south/requirements.txt': 'flask\n',
  'south/app.py': `from flask import Flask, request, abort
app = Flask(__name__)
OPEN = {'hours', 'static'}
@app.before_request
def gate():
    if request.endpoint not in OPEN and 'ticket' not in request.headers:
        abort(401)
@app.get('/hours')
def hours(): return []
@app.get('/crew')
def crew(): return []
`,
  'east/go.mod': 'module east\n\nrequire github.com/labstack/echo/v4 v4.11.0\n',
  'east/main.go': `package main
import ("strings"; echojwt "github.com/labstack/echo-jwt/v4"; "github.com/labstack/echo/v4")
func main() {
  e := echo.New()
  e.Use(echojwt.WithConfig(echojwt.Config{
    Skipper: func(c echo.Context) bool { return c.Path() == "/hours" || strings.HasPrefix(c.Path(), "/maps") },
  }))
  e.GET("/hours", list)
  e.GET("/maps/north", list)
  e.GET("/crew", list)
  e.Start(":1")
}
func list(c echo.Context) error { return nil }
`,
  'west/West.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'west/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
app.UseWhen(visit => visit.Request.Path.StartsWithSegments("/crew"), crew => crew.UseMiddleware<Gate>());
app.MapGet("/hours", () => 1);
app.MapGet("/crew/list", () => 1);
app.Run();
`,
  'west/Gate.cs': `public class Gate {
  private readonly RequestDelegate _next;
  public Gate(RequestDelegate next) { _next = next; }
  public async Task Invoke(HttpContext visit) {
    if (!visit.Request.Headers.ContainsKey("ticket")) { visit.Response.StatusCode = 401; return; }
    await _next(visit);
  }
}
`,
  'islands/build.gradle.kts': 'plugins { id("org.springframework.boot") version "3.2.0" }',
  'islands/src/main/kotlin/Islands.kt': `package islands
import org.springframework.context.annotation.Bean
import org.springframework.http.HttpMethod
import org.springframework.security.config.annotation.web.builders.HttpSecurity
import org.springframework.security.config.annotation.web.invoke
import org.springframework.web.bind.annotation.*
class Gate {
  @Bean fun chain(http: HttpSecurity) = http {
    authorizeHttpRequests {
      authorize("/hours", permitAll)
      authorize(HttpMethod.POST, "/boats", hasRole("CAPTAIN"))
      authorize(anyRequest, authenticated)
    }
  }
}
@RestController class Islands {
  @GetMapping("/hours") fun hours() = ""
  @GetMapping("/boats") fun boats() = ""
  @PostMapping("/boats") fun launch() = ""
}
`,
  'old/pom.xml': '<project><artifactId>old</artifactId></project>',
  'old/src/main/java/old/Gate.java': `package old;
import org.springframework.security.config.annotation.web.builders.*;
import org.springframework.security.config.annotation.web.configuration.*;
public class Gate extends WebSecurityConfigurerAdapter {
  @Override public void configure(WebSecurity web) { web.ignoring().antMatchers("/hours"); }
  @Override protected void configure(HttpSecurity http) throws Exception { http.authorizeRequests().anyRequest().authenticated(); }
}
`,
  'old/src/main/java/old/Old.java': `package old;
import org.springframework.web.bind.annotation.*;
@RestController public class Old {
  @GetMapping("/hours") public String hours() { return ""; }
  @GetMapping("/crew") public String crew() { return ""; }
}
`,
};

test('a guard that looks where a request goes stands only before what it does not let pass', async () => {
  expect(guardsText(await systemOf(ferries))).toMatchInlineSnapshot(`
    "West GET /crew/list: Gate authentication
    West GET /hours: 
    east GET /crew: echojwt.WithConfig authentication
    east GET /hours: 
    east GET /maps/north: 
    islands GET /boats: authenticated() authentication
    islands GET /hours: open by permitAll()
    islands POST /boats: hasRole('CAPTAIN') authorization
    north GET /crew: rateLimit rate-limit; middleware authentication
    north GET /hours: 
    north GET /maps: rateLimit rate-limit
    north GET /piers/free/one: rateLimit rate-limit
    old GET /crew: authenticated() authentication
    old GET /hours: 
    south GET /crew: gate authentication
    south GET /hours: "
  `);
});
