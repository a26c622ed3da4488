/** What a library for signed tokens calls things. */
export interface TokenLibrary {
  readonly title: string;
  readonly modules: RegExp;
  /** Functions that make a token, with the positions of their arguments. */
  readonly signs: readonly string[];
  /** Functions that believe a token. */
  readonly verifies: readonly string[];
  /** Functions that read a token without a look at its signature, where that is all they do. */
  readonly trusts: readonly string[];
  readonly key: { readonly sign: number; readonly verify: number };
  /** The key may stand as the only argument: `signWith(key)` beside `signWith(algorithm, key)`. */
  readonly keyAlone?: true | undefined;
  /** Position of the argument that says whether the signature is looked at. */
  readonly verifyArgument?: number | undefined;
  /** Options of theirs, and names among keywords, that hold the key. */
  readonly keyOptions: readonly string[];
  /** Where the lifetime stands: an option, or a claim of the payload. Absent where it is said elsewhere. */
  readonly lifetime?: { readonly options: readonly string[]; readonly claims: readonly string[] } | undefined;
}

const common = { trusts: [], keyOptions: [], key: { sign: 1, verify: 1 } } as const;

export const tokenLibraries: readonly TokenLibrary[] = [
  {
    ...common,
    title: 'jsonwebtoken',
    modules: /^jsonwebtoken$/,
    signs: ['sign'],
    verifies: ['verify'],
    lifetime: { options: ['expiresIn'], claims: ['exp'] },
  },
  {
    ...common,
    title: '@nestjs/jwt',
    modules: /^@nestjs\/jwt$/,
    signs: ['register'],
    verifies: [],
    key: { sign: -1, verify: -1 },
    keyOptions: ['secret', 'privateKey'],
  },
  {
    ...common,
    title: 'express-jwt',
    modules: /^(?:express-jwt|koa-jwt|hono\/jwt|passport-jwt|@elysiajs\/jwt)$/,
    signs: [],
    verifies: ['default', 'expressjwt', 'jwt', 'Strategy', 'JwtStrategy'],
    key: { sign: -1, verify: -1 },
    keyOptions: ['secret', 'secretOrKey'],
  },
  {
    ...common,
    title: 'PyJWT',
    modules: /^(?:jwt|jose|authlib)\b/,
    signs: ['encode'],
    verifies: ['decode'],
    keyOptions: ['key'],
    lifetime: { options: [], claims: ['exp'] },
  },
  {
    ...common,
    title: 'firebase/php-jwt',
    modules: /^Firebase\\JWT/,
    signs: ['encode'],
    verifies: [],
    lifetime: { options: [], claims: ['exp'] },
  },
  {
    ...common,
    title: 'ruby-jwt',
    modules: /^JWT$/,
    signs: ['encode'],
    verifies: ['decode'],
    verifyArgument: 2,
    lifetime: { options: [], claims: ['exp'] },
  },
  {
    ...common,
    title: 'golang-jwt',
    modules: /^github\.com\/(?:golang-jwt\/jwt|dgrijalva\/jwt-go)\b/,
    signs: ['SignedString'],
    verifies: [],
    trusts: ['ParseUnverified'],
    key: { sign: 0, verify: -1 },
  },
  {
    ...common,
    title: 'jwtauth',
    modules: /^github\.com\/go-chi\/jwtauth\b/,
    signs: ['New'],
    verifies: [],
  },
  {
    ...common,
    title: 'echo-jwt',
    modules: /^github\.com\/(?:labstack\/echo-jwt|gofiber\/contrib\/jwt|gofiber\/jwt)\b/,
    signs: [],
    verifies: ['JWT', 'WithConfig', 'New'],
    key: { sign: -1, verify: 0 },
    keyOptions: ['SigningKey'],
  },
  {
    ...common,
    title: 'jsonwebtoken of Rust',
    modules: /^jsonwebtoken$/,
    signs: ['from_secret'],
    verifies: [],
    key: { sign: 0, verify: -1 },
  },
  {
    ...common,
    title: 'Microsoft.IdentityModel',
    modules: /^\.net$/,
    signs: ['SymmetricSecurityKey'],
    verifies: [],
    key: { sign: 0, verify: -1 },
  },
  {
    ...common,
    title: 'jjwt',
    modules: /^io\.jsonwebtoken\b/,
    signs: ['signWith'],
    verifies: ['setSigningKey', 'verifyWith'],
    key: { sign: 1, verify: 0 },
    keyAlone: true,
  },
  {
    ...common,
    title: 'java-jwt',
    modules: /^com\.auth0\.jwt\b/,
    signs: ['HMAC256', 'HMAC384', 'HMAC512'],
    verifies: [],
    key: { sign: 0, verify: 0 },
  },
];

/** Switches that speak for themselves wherever they stand. */
export const tokenSwitches: Readonly<Record<string, readonly [key: string, value: string]>> = {
  ignoreExpiration: ['expiry', 'ignored'],
  ValidateLifetime: ['expiry', 'ignored'],
  RequireSignedTokens: ['signature', 'unchecked'],
};
