/** Functions of packages that tell who is signed in, by package. */
export const sessionAskers: Readonly<Record<string, readonly string[]>> = {
  'next-auth': ['getServerSession', 'unstable_getServerSession', 'auth'],
  'next-auth/next': ['getServerSession', 'unstable_getServerSession'],
  'next-auth/jwt': ['getToken'],
  'next-auth/react': ['getSession'],
  '@clerk/nextjs': ['auth', 'currentUser', 'getAuth'],
  '@clerk/nextjs/server': ['auth', 'currentUser', 'getAuth'],
  '@clerk/remix/ssr.server': ['getAuth'],
  '@clerk/astro/server': ['getAuth'],
  '@auth0/nextjs-auth0': ['getSession', 'getAccessToken'],
  '@kinde-oss/kinde-auth-nextjs/server': ['getKindeServerSession'],
  'iron-session': ['getIronSession'],
  jsonwebtoken: ['verify'],
  jose: ['jwtVerify'],
};

/** Functions that Nuxt imports by itself and that refuse whoever is not signed in. */
export const importedByItself: ReadonlySet<string> = new Set(['requireUserSession']);

/** Methods by which clients of accounts tell the same: `supabase.auth.getUser()`, `auth.api.getSession(…)`. */
export const askingMethods: ReadonlySet<string> = new Set([
  'auth.getUser',
  'auth.getSession',
  'auth.getClaims',
  'api.getSession',
  'locals.auth',
  'locals.getSession',
  'locals.safeGetSession',
  'auth.validate',
]);

/** Packages whose middleware of Next stands before routes. */
export const middlewareMakers =
  /^(?:next-auth(?:\/middleware)?|@auth0\/nextjs-auth0(?:\/edge)?|@kinde-oss\/kinde-auth-nextjs.*|@clerk\/nextjs(?:\/server)?)$/;
