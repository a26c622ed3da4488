/** What a library for cross-origin requests calls things. */
export interface CorsLibrary {
  readonly title: string;
  readonly modules: RegExp;
  /** Functions that take its options. */
  readonly calls: readonly string[];
  /** Methods of an application that are handed the library together with its options. */
  readonly handedTo: readonly string[];
  readonly origin: readonly string[];
  readonly credentials: readonly string[];
  /** Every origin may read where nothing is said. */
  readonly opensByDefault: boolean;
  /** Whether it answers with the origin that asks, which browsers accept together with cookies, instead of a star, which they refuse. */
  readonly echoes: 'always' | 'unless-star' | 'by-function';
}

const javascript = {
  origin: ['origin'],
  credentials: ['credentials'],
  opensByDefault: true,
  echoes: 'unless-star',
} as const;

export const corsLibraries: readonly CorsLibrary[] = [
  { ...javascript, title: 'cors', modules: /^cors$/, calls: ['cors', 'default'], handedTo: [] },
  {
    ...javascript,
    title: '@fastify/cors',
    modules: /^(?:@fastify\/cors|fastify-cors)$/,
    calls: [],
    handedTo: ['register'],
  },
  {
    ...javascript,
    title: '@koa/cors',
    modules: /^(?:@koa\/cors|koa2?-cors|kcors)$/,
    calls: ['cors', 'default'],
    handedTo: [],
    opensByDefault: true,
    echoes: 'always',
  },
  { ...javascript, title: 'hono/cors', modules: /^hono\/cors$/, calls: ['cors'], handedTo: [] },
  { ...javascript, title: 'enableCors', modules: /^@nestjs\//, calls: ['enableCors'], handedTo: [] },
  {
    title: 'CORSMiddleware',
    modules: /^(?:fastapi|starlette)\b/,
    calls: ['CORSMiddleware', 'Middleware'],
    handedTo: ['add_middleware'],
    origin: ['allow_origins', 'allow_origin_regex'],
    credentials: ['allow_credentials'],
    opensByDefault: false,
    echoes: 'always',
  },
  {
    title: 'flask-cors',
    modules: /^flask_cors\b/,
    calls: ['CORS', 'cross_origin'],
    handedTo: [],
    origin: ['origins', 'resources'],
    credentials: ['supports_credentials'],
    opensByDefault: true,
    echoes: 'always',
  },
  {
    title: 'gin-contrib/cors',
    modules:
      /^github\.com\/(?:gin-contrib\/cors|rs\/cors|go-chi\/cors|gofiber\/fiber\/.*cors|labstack\/echo\/.*middleware)/,
    calls: ['New', 'Handler', 'CORSWithConfig'],
    handedTo: [],
    origin: ['AllowOriginFunc', 'AllowOriginsFunc', 'AllowedOrigins', 'AllowOrigins', 'AllowAllOrigins'],
    credentials: ['AllowCredentials'],
    opensByDefault: false,
    echoes: 'by-function',
  },
];
