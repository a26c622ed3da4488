import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

/** Stalls of a night market, each with a doorkeeper that somebody trained at home. */
const market: Readonly<Record<string, string>> = {
  'lanterns/package.json': '{"name":"lanterns","dependencies":{"express":"5"}}',
  'lanterns/app.js': `const app = require('express')();
const keeper = (visit, answer, next) => (visit.session.name ? next() : answer.redirect('/sign-in'));
const sealed = (visit, answer, next) => { if (!visit.seal) { answer.statusCode = 401; return answer.end(); } next(); };
const apologies = async (visit, answer, next) => { try { await next(); } catch (broken) { answer.status(401).end(); } };
app.use(apologies);
app.get('/lanterns', keeper, (visit, answer) => answer.json([]));
app.get('/wicks', sealed, (visit, answer) => answer.json([]));
app.get('/oil', (visit, answer) => { if (!visit.headers.key) return answer.status(401).end(); answer.json([]); });
app.post('/login', (visit, answer) => { if (visit.body.word !== 'x') return answer.status(401).end(); answer.json({}); });
app.listen(3000);
`,
  'noodles/go.mod': 'module noodles\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
  'noodles/main.go': `package main
import ("net/http"; "github.com/gin-gonic/gin")
func apologies() gin.HandlerFunc {
  return func(c *gin.Context) {
    c.Next()
    if len(c.Errors) > 0 { c.JSON(http.StatusUnauthorized, nil) }
  }
}
func cooks(c *gin.Context) {
  if c.GetString("rank") != "cook" { refuse(c, 403); return }
  c.Next()
}
func refuse(c *gin.Context, code int) { c.AbortWithStatus(code) }
func bowls(c *gin.Context) {}
func main() {
  r := gin.New()
  r.Use(apologies())
  r.GET("/bowls", bowls)
  r.POST("/bowls", cooks, bowls)
  r.Run()
}
`,
  'masks/requirements.txt': 'flask\nflask-jwt-extended\n',
  'masks/app.py': `from functools import wraps
from flask import Flask, jsonify
from flask_jwt_extended import verify_jwt_in_request, get_jwt
app = Flask(__name__)
def carvers(view):
    @wraps(view)
    def inner(*args):
        if get_jwt().get('rank') != 'carver':
            return jsonify(error='no'), 403
        return view(*args)
    return inner
def known(view):
    @wraps(view)
    def inner(*args):
        verify_jwt_in_request()
        return view(*args)
    return inner
@app.get('/masks')
@known
def masks(): return []
@app.post('/masks')
@carvers
def carve(): return []
`,
  'tea/Tea.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'tea/Program.cs': `var app = WebApplication.CreateBuilder(args).Build();
app.UseMiddleware<Apologies>();
app.MapGet("/leaves", () => 1);
app.MapPut("/leaves", () => 1).AddEndpointFilter(async (visit, next) => {
  if (!visit.HttpContext.User.IsInRole("brewer")) return Results.Forbid();
  return await next(visit);
});
app.Run();
`,
  'tea/Apologies.cs': `public class Apologies {
  private readonly RequestDelegate _next;
  public Apologies(RequestDelegate next) { _next = next; }
  public async Task InvokeAsync(HttpContext visit) {
    try { await _next(visit); }
    catch (UnauthorizedAccessException) { visit.Response.StatusCode = 401; }
  }
}
`,
  'kites/package.json':
    '{"name":"kites","dependencies":{"@nestjs/core":"11","@nestjs/common":"11","@nestjs/passport":"11"}}',
  'kites/app.ts': `import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
export class Spool extends AuthGuard('jwt') {}
@Controller('kites') export class Kites { @Get() @UseGuards(Spool) list() { return []; } }
@Module({ controllers: [Kites] }) export class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));
`,
};

test('a guard is known by what it refuses with, and what only puts errors into words is none', async () => {
  expect(guardsText(await systemOf(market))).toMatchInlineSnapshot(`
    "Tea GET /leaves: 
    Tea PUT /leaves: AddEndpointFilter authorization
    kites GET /kites: Spool authentication
    lanterns GET /lanterns: keeper authentication
    lanterns GET /oil: answers 401 authentication
    lanterns GET /wicks: sealed authentication
    lanterns POST /login: 
    masks GET /masks: known authentication
    masks POST /masks: carvers authorization
    noodles GET /bowls: 
    noodles POST /bowls: cooks authorization"
  `);
});
