import { expect, test } from 'vitest';
import { buildSystem, call, component, effect, endpoint, place } from '../../../../test/support/build-system.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';
import { runRules } from '../run-rules.ts';
import { plainHttpUpstream } from './plain-http-upstream.ts';
import { secretInLog } from './secret-in-log.ts';
import { secretsInImage } from './secrets-in-image.ts';

function said(system: Parameters<typeof runRules>[0]): readonly string[] {
  return runRules(system, [secretInLog, secretsInImage, plainHttpUpstream]).map(({ message }) => message);
}

test('several secrets stand, and one that is written twice stands', () => {
  const logged = (...names: readonly string[]): string =>
    said(
      buildSystem({
        endpoints: [endpoint('PUT /badges')],
        effects: names.map((name) => effect('PUT /badges', 'log', name)),
      }),
    ).join();
  expect(logged('pin', 'key')).toContain('`pin` and `key` stand in the log');
  expect(logged('pin', 'pin')).toContain('`pin` stands in the log');
  const image = { settings: { place: 'image' }, evidence: [{ ...place('ENV KEY'), file: 'Dockerfile' }] };
  const built = [effect(undefined, 'secret', 'KEY'), effect(undefined, 'secret', 'KEY')];
  expect(said(buildSystem({ effects: built.map((each) => ({ ...each, ...image })) })).join()).toContain(
    'KEY stands in',
  );
});

test('an image that overrides another for development alone is left alone', () => {
  const image = { settings: { place: 'image' }, evidence: [{ ...place('ENV KEY'), file: 'override/Dockerfile' }] };
  expect(said(buildSystem({ effects: [{ ...effect(undefined, 'secret', 'KEY'), ...image }] }))).toEqual([]);
});

test('one address that is called twice goes by http', () => {
  const plain = { host: 'api.rates.example.com', unencrypted: true as const };
  const calls = ['GET /tours', 'GET /halls'].map((route) => call(route, 'GET rates /today', plain));
  const system = buildSystem({
    endpoints: [endpoint('GET /tours'), endpoint('GET /halls')],
    components: [component('rates', { kind: 'external' })],
    calls,
  });
  expect(said(system).join()).toContain('GET /today goes to api.rates.example.com by http');
});

test('numbers of cards are as secret as passwords, and what is left of them is not', async () => {
  const { review } = await reviewFiles({
    'package.json': '{ "name": "kiosk", "dependencies": { "express": "4" } }',
    'app.js': `const app = require('express')();
app.post('/papers', (req, res) => {
  console.info('paid', req.body.cardNumber);
  res.json({});
});
app.post('/stamps', (req, res) => {
  console.info('paid', req.body.cardNumberLast4, req.body.cardNumberHash);
  res.json({});
});
`,
  });
  expect(review.findings.filter(({ rule }) => rule === 'secret-in-log').map(({ title }) => title)).toEqual([
    'POST /papers writes `req.body.cardNumber` into the log',
  ]);
});

test('macros of Rust write into the log as well', async () => {
  const { review } = await reviewFiles({
    'Cargo.toml': '[package]\nname = "kiosk"\n[dependencies]\naxum = "0.8"\ntracing = "0.1"\n',
    'src/main.rs': `use axum::{routing::post, Json, Router};
use tracing::warn;
async fn papers(Json(body): Json<Sale>) -> &'static str { tracing::info!("paid with {}", body.card_number); "" }
async fn stamps(Json(body): Json<Sale>) -> &'static str { warn!(password = %body.password, "sold"); "" }
async fn maps(Json(body): Json<Sale>) -> &'static str { tracing::info!(id = body.id, "sold"); "" }
fn app() -> Router { Router::new().route("/papers", post(papers)).route("/stamps", post(stamps)).route("/maps", post(maps)) }
`,
  });
  expect(
    review.findings.filter(({ rule }) => rule === 'secret-in-log').map(({ title }) => title),
  ).toMatchInlineSnapshot(`
    [
      "POST /papers writes \`body.card_number\` into the log",
      "POST /stamps writes \`body.password\` into the log",
    ]
  `);
});

test('tokens that were just made and headers that let in are as secret', async () => {
  const titles = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { review } = await reviewFiles(files);
    return review.findings.filter(({ rule }) => rule === 'secret-in-log').map(({ title }) => title);
  };
  const rails = await titles({
    Gemfile: 'gem "rails"\ngem "jwt"\n',
    'config/routes.rb':
      'Rails.application.routes.draw do\n  post "/stays", to: "stays#create"\n  post "/tags", to: "tags#create"\nend\n',
    'app/controllers/stays_controller.rb': `class StaysController < ActionController::API
  def create
    token = JWT.encode({ sub: 1 }, ENV["KEY"], "HS256")
    Rails.logger.info("checked in with #{token}")
  end
end
`,
    'app/controllers/tags_controller.rb': `class TagsController < ActionController::API
  def create
    token = Lexer.new(params[:text]).next_token
    Rails.logger.info("read #{token}, #{request.headers["Accept"]}")
    logger.debug("asked by #{request.headers["Authorization"]}")
  end
end
`,
  });
  const express = await titles({
    'package.json': '{ "name": "kiosk", "dependencies": { "express": "5" } }',
    'app.js': `const app = require('express')();
app.post('/papers', (req, res) => {
  console.info('who', { by: req.get('authorization') }, req.headers['accept']);
  res.json({});
});
app.post('/maps', (req, res) => {
  console.info('who', req.headers['user-agent'], cache.get('cookie'));
  res.json({});
});
`,
  });
  const laravel = await titles({
    'composer.json': '{ "require": { "laravel/framework": "^12.0" } }',
    'routes/api.php':
      "<?php\nuse App\\Http\\Controllers\\KeyController;\nRoute::post('/keys', [KeyController::class, 'store']);\n",
    'app/Http/Controllers/KeyController.php': `<?php
namespace App\\Http\\Controllers;
use Illuminate\\Support\\Facades\\Log;
class KeyController {
    public function store($request) {
        $token = $request->user()->createToken('desk')->plainTextToken;
        Log::channel('audit')->info("key {$token}");
        Log::warning('refused', ['pin' => $request->input('pin'), 'with' => $request->input('password')]);
    }
}
`,
  });
  expect([...rails, ...express, ...laravel]).toMatchInlineSnapshot(`
    [
      "POST /stays writes \`token\` into the log",
      "POST /tags writes \`Authorization\` into the log",
      "POST /papers writes \`authorization\` into the log",
      "POST /api/keys writes \`$token\` and \`password\` into the log",
    ]
  `);
});

test('what a program logs while it starts is read as well', async () => {
  const { review } = await reviewFiles({
    'go.mod': 'module kiosk\n\ngo 1.24\n',
    'main.go': `package main
import (
	"log"
	"net/http"
)
func main() {
	cfg := load()
	http.HandleFunc("GET /papers", papers)
	log.Printf("opens with token %s at %s", cfg.DoorToken, cfg.Address)
	log.Printf("reads %d tokens", len(cfg.Tokens))
	if err := http.ListenAndServe(cfg.Address, nil); err != nil {
		log.Fatalf("stopped at %s: %v", cfg.DatabaseURL, err)
	}
}
`,
  });
  expect(review.findings.filter(({ rule }) => rule === 'secret-in-log').map(({ title }) => title)).toEqual([
    'kiosk writes `cfg.DatabaseURL` and `cfg.DoorToken` into the log as it starts',
  ]);
});
