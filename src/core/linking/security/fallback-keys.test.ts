import { expect, test } from 'vitest';
import { titles } from '../../../../test/support/findings-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import { weakJwt } from '../../rules/security/weak-jwt.ts';

function rust(key: string): Parameters<typeof systemOf>[0] {
  return {
    'Cargo.toml': '[package]\nname = "kiosk"\n\n[dependencies]\naxum = "0.8"\njsonwebtoken = "9"\n',
    'src/main.rs': `use std::env;
use axum::{Router, routing::post};
use jsonwebtoken::{EncodingKey, Header, encode};
struct Settings { key: String }
impl Settings {
    fn load() -> Self { Self { key: ${key} } }
}
async fn login() -> String {
    let settings = Settings::load();
    encode(&Header::default(), &1, &EncodingKey::from_secret(settings.key.as_bytes())).unwrap()
}
#[tokio::main]
async fn main() {
    let app = Router::new().route("/badges", post(login));
    axum::serve(tokio::net::TcpListener::bind("0.0.0.0:3000").await.unwrap(), app).await.unwrap();
}
`,
  };
}

test('a key of Rust that stands in for a variable', async () => {
  const said = async (key: string): Promise<readonly string[]> => titles(weakJwt, await systemOf(rust(key)));
  expect(await said('env::var("KIOSK_KEY").unwrap_or_else(|_| "polaris-1874".to_string())')).toEqual([
    'low: kiosk falls back to a key that stands in the code',
  ]);
  expect(await said('env::var("KIOSK_KEY").unwrap_or("polaris-1874".into())')).toEqual([
    'low: kiosk falls back to a key that stands in the code',
  ]);
  expect(await said('env::var("KIOSK_KEY").unwrap()')).toEqual([]);
  expect(await said('env::var("KIOSK_KEY").unwrap_or_default()')).toEqual([]);
});

function chi(tag: string): Parameters<typeof systemOf>[0] {
  return {
    'go.mod': 'module kiosk\n\ngo 1.24\n\nrequire github.com/go-chi/jwtauth/v5 v5.3.3\n',
    'main.go': `package main
import (
	"net/http"
	"github.com/caarlos0/env/v11"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/jwtauth/v5"
)
type Settings struct { Key string \`${tag}\` }
func main() {
	var settings Settings
	env.Parse(&settings)
	r := chi.NewRouter()
	r.Use(jwtauth.Verifier(jwtauth.New("HS256", []byte(settings.Key), nil)))
	r.Get("/badges", func(w http.ResponseWriter, r *http.Request) {})
	http.ListenAndServe(":8080", r)
}
`,
  };
}

test('a variable of Rust that is named after a key that signs needs nobody who signs with it', async () => {
  const files = rust('env::var("KIOSK_KEY").unwrap()');
  const main = `${files['src/main.rs']}\nfn cookies() -> String { env::var("SESSION_SECRET").unwrap_or("polaris-1874".into()) }\n`;
  expect(titles(weakJwt, await systemOf({ ...files, 'src/main.rs': main }))).toEqual([
    'low: kiosk falls back to a key that stands in the code',
  ]);
});

test('a key of Go that the tag of a field holds', async () => {
  const said = async (tag: string): Promise<readonly string[]> => titles(weakJwt, await systemOf(chi(tag)));
  expect(await said('env:"KIOSK_KEY" envDefault:"polaris-1874"')).toEqual([
    'low: kiosk falls back to a key that stands in the code',
  ]);
  expect(await said('env:"KIOSK_KEY,required"')).toEqual([]);
});

test('a key of .NET that stands in for a setting', async () => {
  const said = async (key: string): Promise<readonly string[]> =>
    titles(
      weakJwt,
      await systemOf({
        'Kiosk.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
        'Program.cs': `using System.Text;
using Microsoft.IdentityModel.Tokens;
var builder = WebApplication.CreateBuilder(args);
var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(${key}));
var app = builder.Build();
app.MapGet("/badges", () => new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
app.Run();
`,
      }),
    );
  expect(await said('builder.Configuration["Kiosk:Key"] ?? "polaris-1874"')).toEqual([
    'low: Kiosk falls back to a key that stands in the code',
  ]);
  expect(await said('builder.Configuration["Kiosk:Key"]!')).toEqual([]);
});
