import type { AuthKind } from '../brief/brief.ts';

const ways: readonly (readonly [RegExp, AuthKind])[] = [
  [/\bapi[- ]keys?\b/i, 'api-key'],
  [
    /\b(?:openid|oauth ?2?|sso|single sign-on|auth0|okta|keycloak|azure ad|entra(?: id)?|saml|google login)\b/i,
    'openid',
  ],
  [/\bjwts?\b/i, 'jwt'],
  [/\b(?:session )?cookies?\b/i, 'session'],
];

/** How callers prove who they are, where the words name it. */
export function authInProse(prose: string): AuthKind | undefined {
  return ways.find(([words]) => words.test(prose))?.[1];
}
