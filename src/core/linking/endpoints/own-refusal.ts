import type { Guard } from '../../model/endpoint.ts';
import type { Reply } from '../../model/operation.ts';
import type { Shape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';

/** A route as far as it tells whether people prove there who they are. */
export interface Entered {
  readonly path: string;
  /** Name of the function that answers. */
  readonly handler: string;
  readonly request: Shape | undefined;
}

/**
 * Whether a handler's own refusal looks at who asks. Where people prove who they are, a 401 may as well speak of a
 * wrong password, and a 403 of anything where nobody asked before who is calling.
 */
export function speaksOfCaller({ response }: Reply, entered: Entered, guards: readonly Guard[]): boolean {
  if (response.status === 403) return guards.some(({ kind, optional }) => kind === 'authentication' && !optional);
  const { path, handler, request } = entered;
  return ![...path.split('/'), handler].some(proves) && !takesPassword(request);
}

function takesPassword(shape: Shape | undefined): boolean {
  return shape?.type === 'object' && shape.fields.some(({ name }) => /passw|^pin$|^otp$|secret/i.test(name));
}

function proves(segment: string): boolean {
  const words = wordsOf(segment);
  return proofs.test(words.join('')) || words.some((word) => proving.has(word));
}

const proofs = /(?:log|sign)(?:in|on|up|out|off)|passw|passkey|webhook|callback/;

const proving: ReadonlySet<string> = new Set(
  (
    'auth authenticate authentication authorize token tokens session sessions jwt oauth oauth2 oidc sso saml otp mfa ' +
    '2fa totp verify verification confirm confirmation activate activation reset refresh recover forgot register ' +
    'registration code challenge credential credentials pin unlock hook hooks'
  ).split(' '),
);
