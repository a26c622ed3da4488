import { askingGuard, credentialOf } from '../../model/credential.ts';
import type { Credential, Endpoint } from '../../model/endpoint.ts';
import type { Json } from '../../model/json-schema.ts';

export interface SecurityScheme {
  readonly name: string;
  readonly scheme: Json;
  /** Anonymous requests pass, too. */
  readonly optional: boolean;
  /** What a token must permit. */
  readonly scopes: readonly string[];
}

/** How a client proves who it is, as far as the code tells. */
export function securityOf(endpoint: Endpoint): SecurityScheme | undefined {
  const guard = askingGuard(endpoint);
  if (guard === undefined) return undefined;
  return { ...schemes[credentialOf(guard)], optional: guard.optional, scopes: guard.scopes ?? [] };
}

/** Where the issuer stands is settled when the service is deployed; the contract adds the scopes of its operations. */
const oauth = { authorizationUrl: '/oauth/authorize', tokenUrl: '/oauth/token' };

/** The scheme with every scope that an operation asks for; other schemes have no place for them. */
export function withScopes(scheme: Json, scopes: readonly string[]): Json {
  if (scheme['type'] !== 'oauth2') return scheme;
  const named = Object.fromEntries([...new Set(scopes)].sort().map((scope) => [scope, meaningOf(scope)]));
  const { authorizationUrl, tokenUrl } = oauth;
  return {
    type: 'oauth2',
    description: 'OpenID Connect: people by authorization code with PKCE, programs by client credentials.',
    flows: {
      authorizationCode: { authorizationUrl, tokenUrl, scopes: named },
      clientCredentials: { tokenUrl, scopes: named },
    },
  };
}

function meaningOf(scope: string): string {
  const [what = '', how = ''] = scope.split(':');
  return `${how === 'read' ? 'Read' : 'Change'} ${what.replace(/-/g, ' ')}.`;
}

const schemes: Readonly<Record<Credential, Pick<SecurityScheme, 'name' | 'scheme'>>> = {
  'api-key': { name: 'apiKey', scheme: { type: 'apiKey', in: 'header', name: 'X-API-Key' } },
  oauth2: { name: 'oauth2', scheme: { type: 'oauth2' } },
  basic: { name: 'basic', scheme: { type: 'http', scheme: 'basic' } },
  session: { name: 'session', scheme: { type: 'apiKey', in: 'cookie', name: 'session' } },
  bearer: { name: 'bearer', scheme: { type: 'http', scheme: 'bearer' } },
};
