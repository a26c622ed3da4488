/** Packages that keep who signed in, and give the browser a cookie for it. */
export const sessionPackages: ReadonlySet<string> = new Set([
  'express-session',
  'cookie-session',
  'client-sessions',
  'iron-session',
  'koa-session',
  'koa-generic-session',
  '@fastify/session',
  '@fastify/secure-session',
  '@hapi/cookie',
  'github.com/gorilla/sessions',
  'github.com/gin-contrib/sessions',
  'github.com/labstack/echo-contrib/session',
  'github.com/alexedwards/scs/v2',
]);

/** Packages that make or read tokens, which a client sends in a header. */
export const tokenPackages: ReadonlySet<string> = new Set([
  'jsonwebtoken',
  'jose',
  'express-jwt',
  'passport-jwt',
  'passport-http-bearer',
  'express-oauth2-jwt-bearer',
  'fast-jwt',
  'njwt',
  'koa-jwt',
  '@nestjs/jwt',
  '@fastify/jwt',
  'hono/jwt',
  '@hapi/jwt',
  'firebase-admin',
  'github.com/golang-jwt/jwt',
  'github.com/golang-jwt/jwt/v4',
  'github.com/golang-jwt/jwt/v5',
  'github.com/dgrijalva/jwt-go',
  'github.com/lestrrat-go/jwx/v2/jwt',
]);
