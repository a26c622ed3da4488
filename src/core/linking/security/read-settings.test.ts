import { expect, test } from 'vitest';
import { systemOf } from '../../../../test/support/system-of.ts';

const observatory = {
  'js/package.json': '{ "name": "js", "dependencies": { "express": "4", "jsonwebtoken": "9" } }',
  'js/Dockerfile':
    'FROM node:22\nENV ARCHIVE_PASSWORD=north-9Star NODE_ENV=production\nARG SECRET_KEY_BASE=dummy\nENV TOKEN=$TOKEN\n',
  'js/app.js': `import https from 'node:https';
import cors from 'cors';
import express from 'express';
import jwt from 'jsonwebtoken';
import multer from 'multer';
const app = express();
app.use(cors({ origin: (asked, answer) => answer(null, true), credentials: true }));
app.use(cors({ origin: ['https://stars.example'], credentials: true }));
app.use(cors());
const plates = multer({ dest: 'plates' });
const small = multer({ limits: { fileSize: 5000 } });
const agent = new https.Agent({ rejectUnauthorized: false });
const key = process.env.KEY || 'north-star';
app.get('/nights', (req, res) => {
  res.cookie('session', jwt.sign({ id: 1 }, key, { expiresIn: '1h' }), { secure: true });
  res.cookie('theme', 'dark');
  jwt.sign({ id: 1 }, process.env.KEY);
  jwt.verify(req.query.pass, 'polaris', { algorithms: ['none'] });
});
app.listen(3000);
`,
  'py/requirements.txt': 'fastapi\npyjwt\nrequests\n',
  'py/main.py': `import jwt, requests
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
@app.get('/nights')
def nights(response):
    response.set_cookie('session', jwt.encode({"sub": 1, "exp": 3}, "polaris", algorithm="HS256"))
    requests.get("https://stars.example", verify=False, timeout=3)
    return {}
`,
  'go/go.mod': 'module stars\n\ngo 1.22\n\nrequire github.com/gin-gonic/gin v1.9.0\n',
  'go/main.go': `package main
import ("crypto/tls"; "net/http"; "github.com/gin-gonic/gin"; "github.com/golang-jwt/jwt/v5"; _ "net/http/pprof")
var key = []byte("polaris")
func main() { r := gin.Default(); r.GET("/nights", nights); go http.ListenAndServe(":6060", nil); r.Run() }
func nights(c *gin.Context) {
  token := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": 1})
  signed, _ := token.SignedString(key)
  c.SetCookie("token", signed, 1, "/", "", true, false)
  _ = &tls.Config{InsecureSkipVerify: true}
}
`,
  'rb/Gemfile': "gem 'rails'\n",
  'rb/config/routes.rb': 'Rails.application.routes.draw do\n  resources :nights\nend\n',
  'rb/app/controllers/nights_controller.rb': `class NightsController < ApplicationController
  def index
    JWT.decode(params[:pass], nil, false)
    http.verify_mode = OpenSSL::SSL::VERIFY_NONE
  end
end
`,
  'cs/stars.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
  'cs/Program.cs': `var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(o => o.AddPolicy("all", p => p.SetIsOriginAllowed(_ => true).AllowCredentials()));
var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (a, b, c, d) => true };
var app = builder.Build();
app.MapGet("/nights", () => "stars");
app.Run();
`,
};

test('settings are read wherever they stand, and no secret travels with them', async () => {
  const system = await systemOf(observatory);
  const said = system.effects
    .filter(({ settings }) => settings !== undefined)
    .map(({ kind, name, settings, evidence: [place] }) => {
      const words = Object.entries(settings ?? {}).map(([word, value]) => `${word} ${value}`);
      return `${place?.file}:${place?.line} ${kind} ${name}: ${words.join(', ')}`;
    });
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "cs/Program.cs:2 cors SetIsOriginAllowed: origins any, credentials true, echoes true
    cs/Program.cs:3 tls ServerCertificateCustomValidationCallback: verification off
    go/main.go:8 cookie token: httpOnly off
    go/main.go:4 debug pprof: profiler on
    go/main.go:9 tls InsecureSkipVerify: verification off
    go/main.go:7 token golang-jwt SignedString: key written
    js/Dockerfile:2 secret ARCHIVE_PASSWORD: place image
    js/app.js:15 cookie session: httpOnly off
    js/app.js:7 cors cors: origins any, credentials true, echoes true
    js/app.js:12 tls rejectUnauthorized: verification off
    js/app.js:15 token jsonwebtoken sign: key fallback
    js/app.js:17 token jsonwebtoken sign: expiry never
    js/app.js:18 token jsonwebtoken verify: key written, algorithm none
    js/app.js:10 upload multer: limit none, folder plates
    py/main.py:8 cookie session: httpOnly off
    py/main.py:5 cors CORSMiddleware: origins any, credentials true, echoes true
    py/main.py:9 tls verify: verification off
    py/main.py:8 token PyJWT encode: key written
    rb/app/controllers/nights_controller.rb:4 tls VERIFY_NONE: verification off
    rb/app/controllers/nights_controller.rb:3 token ruby-jwt decode: signature unchecked"
  `);
  expect(JSON.stringify(system)).not.toMatch(/north-9Star|polaris/);
});

test('secrets of an image keep their ids when others come before them', async () => {
  const pier = { 'package.json': '{ "name": "pier" }', 'app.js': '' };
  const idsOf = async (dockerfile: string): Promise<readonly string[]> => {
    const { effects } = await systemOf({ ...pier, Dockerfile: dockerfile });
    return effects.filter(({ kind }) => kind === 'secret').map(({ id }) => id);
  };
  const last = 'ENV ARCHIVE_PASSWORD=north-9Star\n';
  expect(await idsOf(`FROM node:22\n${last}`)).toEqual(['effect:Dockerfile:secret ARCHIVE_PASSWORD']);
  expect(await idsOf(`FROM node:22\nENV DECK_PASSWORD=south-7Star\n${last}${last}`)).toEqual([
    'effect:Dockerfile:secret ARCHIVE_PASSWORD',
    'effect:Dockerfile:secret ARCHIVE_PASSWORD~2',
    'effect:Dockerfile:secret DECK_PASSWORD',
  ]);
});
