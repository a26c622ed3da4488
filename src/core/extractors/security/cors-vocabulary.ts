/** Options that name the origins, as libraries of all languages call them. */
export const originOptions: readonly string[] = [
  'origin',
  'origins',
  'allow_origins',
  'allow_origin',
  'allow_origin_regex',
  'allowed_origins',
  'allowedOrigins',
  'allowOrigins',
  'AllowOriginFunc',
  'AllowOriginsFunc',
  'AllowOriginWithContextFunc',
  'AllowOriginRequestFunc',
  'AllowOriginVaryRequestFunc',
  'AllowAllOrigins',
  'AllowedOrigins',
  'AllowOrigins',
];

export const credentialOptions: readonly string[] = [
  'credentials',
  'allow_credentials',
  'supports_credentials',
  'allowCredentials',
  'AllowCredentials',
];

/** What a step of a chain, or a call in a block, says: by its name in lower case without underscores. */
export const corsSteps: Readonly<
  Record<string, 'any' | 'reflected' | 'origins' | 'patterns' | 'asks' | 'credentials'>
> = {
  allowanyorigin: 'any',
  anyhost: 'any',
  sendwildcard: 'any',
  reflectclientorigin: 'reflected',
  alloworigin: 'origins',
  alloworigins: 'origins',
  allowedorigin: 'origins',
  allowedorigins: 'origins',
  setallowedorigins: 'origins',
  addallowedorigin: 'origins',
  withorigins: 'origins',
  allowhost: 'origins',
  origins: 'origins',
  addorigin: 'origins',
  allowedoriginpatterns: 'patterns',
  setallowedoriginpatterns: 'patterns',
  addallowedoriginpattern: 'patterns',
  alloworiginregex: 'patterns',
  setisoriginallowed: 'asks',
  allowedoriginfn: 'asks',
  alloworiginsfn: 'asks',
  allowcredentials: 'credentials',
  setallowcredentials: 'credentials',
  supportscredentials: 'credentials',
};

/** Functions that give a whole policy, by their package and name. */
export const wholePolicies: Readonly<
  Record<string, { readonly origins: 'any' | 'reflected'; readonly credentials: boolean }>
> = {
  'tower_http permissive': { origins: 'any', credentials: false },
  'tower_http very_permissive': { origins: 'reflected', credentials: true },
  'actix_cors permissive': { origins: 'reflected', credentials: true },
  'github.com/gin-contrib/cors Default': { origins: 'any', credentials: false },
  'github.com/rs/cors Default': { origins: 'any', credentials: false },
  'github.com/rs/cors AllowAll': { origins: 'any', credentials: false },
  'github.com/go-chi/cors AllowAll': { origins: 'any', credentials: false },
  'github.com/labstack/echo/middleware CORS': { origins: 'any', credentials: false },
};

/** Functions that give a list of what they are given. */
export const listMakers: ReadonlySet<string> = new Set([
  'of',
  'asList',
  'singletonList',
  'listOf',
  'setOf',
  'list',
  'exact',
  'some_exact',
  'from_static',
  'from_str',
  'parse',
  'unwrap',
  'expect',
  'into',
  'to_string',
  'AllowedOrigins',
]);
