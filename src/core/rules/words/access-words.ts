import { endsWithParameter, isParameter, segmentsOf } from './route-words.ts';

const publicSegments =
  /^(auth|authentication|authenticate|log-?in|log-?on|log-?out|sign-?in|sign-?up|sign-?out|register|registration|join|session|token|refresh.*|forgot.*|reset.*|recover.*|.*password-reset|verify.*|verification|confirm.*|activate|activation|otp|mfa|2fa|magic-link|oauth2?|oidc|sso|saml|callback|(web)?hooks?|web-hook|contact|newsletter|subscribe|unsubscribe|feedback|track|tracking|collect|beacon|pixel|telemetry|analytic|ingest|csp-report|report-uri|invitation|invite|public|open|shared?|embed|captcha|graphql|trpc|rpc|setup|install|guest|waitlist|demo)$/;

const capabilityParameter = /token|hash|secret|signature|code|key|share|nonce|otp/i;

const ownSegments =
  /^(me|my|account|admin|administration|profile|setting|billing|dashboard|wallet|preference|payment-method)$/;

/** Routes that people without an account must be able to use, or whose URL is itself the proof. */
export function isPublicByNature(path: string): boolean {
  if (segmentsOf(path).some((segment) => publicSegments.test(segment))) return true;
  return path.split('/').some((segment) => isParameter(segment) && capabilityParameter.test(segment));
}

/** Paths that say that what they show belongs to one person or to administrators. */
export function isPersonalRoute(path: string): boolean {
  const segments = segmentsOf(path);
  if (segments.some((segment) => ownSegments.test(segment))) return !isPublicProfile(path);
  return /\/users?\/\{[^}]+\}\/[^/]+$/.test(path) && segments.length > 1;
}

/** `/profiles/{name}` shows to others what `/profile` shows to its owner. */
function isPublicProfile(path: string): boolean {
  return endsWithParameter(path) && /\/profiles?\/\{[^}]+\}$/.test(path);
}

/** Guessing here pays: each attempt may open an account or send a message that costs money. */
export function isCredentialRoute(path: string): boolean {
  const last = segmentsOf(path).at(-1) ?? '';
  return !endsWithParameter(path) && credentialSegments.test(last);
}

const credentialSegments =
  /^(log-?in|log-?on|sign-?in|authenticate|token|session|sign-?up|register|registration|forgot.*|reset-?password|password-?reset|reset|recover.*|verify-?otp|send-?otp|otp|verify-?code|send-?code|2fa|mfa|magic-link|password-email)$/;

/** One request costs as much as hundreds of others. */
export function isExpensiveRoute(path: string): boolean {
  const last = segmentsOf(path).at(-1) ?? '';
  return /^(search|export|upload|report|import|download-all)$/.test(last);
}
