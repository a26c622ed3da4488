import type { GuardKind } from '../../model/endpoint.ts';

type Kinds = Readonly<Record<string, GuardKind | 'none'>>;

/** Middleware of Laravel and of packages that most applications use, by the names that routes give them. */
export const middlewareAliases: Kinds = {
  auth: 'authentication',
  'auth.basic': 'authentication',
  'auth.session': 'none',
  'cache.headers': 'none',
  can: 'authorization',
  guest: 'none',
  'password.confirm': 'authentication',
  precognitive: 'none',
  signed: 'authentication',
  subscribed: 'authorization',
  throttle: 'rate-limit',
  verified: 'authorization',
  bindings: 'none',
  role: 'authorization',
  permission: 'authorization',
  role_or_permission: 'authorization',
  ability: 'authorization',
  abilities: 'authorization',
  scope: 'authorization',
  scopes: 'authorization',
  client: 'authentication',
  'jwt.auth': 'authentication',
  'jwt.verify': 'authentication',
  'jwt.refresh': 'authentication',
  'auth.jwt': 'authentication',
};

/** Groups that exist without being written down, with what they are known to do. */
export const bareGroups: ReadonlySet<string> = new Set(['web', 'api']);

/** Middleware by class, namespace first where all of it is alike. */
export const middlewareClasses: Kinds = {
  'Illuminate\\Auth\\Middleware\\Authenticate': 'authentication',
  'Illuminate\\Auth\\Middleware\\AuthenticateWithBasicAuth': 'authentication',
  'Illuminate\\Auth\\Middleware\\Authorize': 'authorization',
  'Illuminate\\Auth\\Middleware\\EnsureEmailIsVerified': 'authorization',
  'Illuminate\\Auth\\Middleware\\RequirePassword': 'authentication',
  'Illuminate\\Routing\\Middleware\\ThrottleRequests': 'rate-limit',
  'Illuminate\\Routing\\Middleware\\ThrottleRequestsWithRedis': 'rate-limit',
  'Illuminate\\Routing\\Middleware\\ValidateSignature': 'authentication',
  'Laravel\\Sanctum\\Http\\Middleware\\CheckAbilities': 'authorization',
  'Laravel\\Sanctum\\Http\\Middleware\\CheckForAnyAbility': 'authorization',
  'Laravel\\Sanctum\\Http\\Middleware': 'none',
  'Laravel\\Passport\\Http\\Middleware\\CheckClientCredentials': 'authentication',
  'Laravel\\Passport\\Http\\Middleware\\EnsureClientIsResourceOwner': 'authentication',
  'Laravel\\Passport\\Http\\Middleware\\CheckScopes': 'authorization',
  'Laravel\\Passport\\Http\\Middleware\\CheckForAnyScope': 'authorization',
  'Laravel\\Passport\\Http\\Middleware': 'none',
  'Spatie\\Permission\\Middleware': 'authorization',
  'Spatie\\Permission\\Middlewares': 'authorization',
  'Tymon\\JWTAuth\\Http\\Middleware': 'authentication',
  'PHPOpenSourceSaver\\JWTAuth\\Http\\Middleware': 'authentication',
  'Tuupola\\Middleware\\JwtAuthentication': 'authentication',
  'Tuupola\\Middleware\\HttpBasicAuthentication': 'authentication',
  'Tuupola\\Middleware': 'none',
  'Slim\\Middleware': 'none',
  'Illuminate\\Auth\\Middleware': 'none',
  'Illuminate\\Routing\\Middleware': 'none',
  'Illuminate\\Foundation\\Http\\Middleware': 'none',
  'Illuminate\\Http\\Middleware': 'none',
  'Illuminate\\Session\\Middleware': 'none',
  'Illuminate\\View\\Middleware': 'none',
  'Illuminate\\Cookie\\Middleware': 'none',
  'Fruitcake\\Cors': 'none',
  'CodeIgniter\\Filters': 'none',
};
