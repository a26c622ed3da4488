import { endsWithParameter, isAskedField, isParameter, segmentsOf } from './route-words.ts';
import { nameSet } from './words-of.ts';

const publicSegments = nameSet(
  `auth authentication authenticate login logon logout sign-in sign-up sign-out register registration join session token
   activate activation otp mfa 2fa magic-link oauth oauth2 oidc sso saml callback webhook hook contact newsletter
   subscribe unsubscribe feedback track tracking collect beacon pixel telemetry analytics ingest csp-report report-uri
   invitation invite public open share shared embed captcha graphql trpc rpc setup install guest waitlist demo
   verification`,
);

const publicStart = /^(refresh|forgot|reset|recover|verify|confirm)|passwordreset$/;

const capabilityParameter = /token|hash|secret|signature|code|key|share|nonce|otp/i;

const ownSegments = nameSet(
  'me my account admin administration profile settings billing dashboard wallet preferences payment-methods',
);

/** Routes that people without an account must be able to use, or whose URL is itself the proof. */
export function isPublicByNature(path: string): boolean {
  if (segmentsOf(path).some((segment) => publicSegments.has(segment) || publicStart.test(segment))) return true;
  return path.split('/').some((segment) => isParameter(segment) && capabilityParameter.test(segment));
}

/** Paths that say that what they show belongs to one person or to administrators. */
export function isPersonalRoute(path: string): boolean {
  const segments = segmentsOf(path);
  if (segments.some((segment) => ownSegments.has(segment))) return !isPublicProfile(path);
  return /\/users?\/\{[^}]+\}\/[^/]+$/.test(path) && segments.length > 1;
}

/** `/profiles/{name}` shows to others what `/profile` shows to its owner. */
function isPublicProfile(path: string): boolean {
  return endsWithParameter(path) && /\/profiles?\/\{[^}]+\}$/.test(path);
}

/** Guessing here pays: each attempt may open an account or send a message that costs money. */
export function isCredentialRoute(path: string): boolean {
  const [before = '', last = ''] = ['', ...segmentsOf(path)].slice(-2);
  // A field of GraphQL that is no mutation shows a token at most, and tries none.
  if (isAskedField(path)) return false;
  // `/password-recovery/{email}` sends a mail to whom the path names; any other thing that is named takes no credentials.
  if (endsWithParameter(path)) return sendsMails(last) && /[{:](?:\w*(?:mail|phone)|user_?name)\W*$/i.test(path);
  return (
    credentialSegments.has(last) ||
    sendsMails(last) ||
    (logins.has(before) && waysToLogIn.has(last)) ||
    (/password|auth/.test(before) && last === 'reset') ||
    (before === 'password' && last === 'email')
  );
}

function sendsMails(segment: string): boolean {
  return /^(forgot|recover)|^passwordrecovery$/.test(segment);
}

const logins = nameSet('login logon sign-in');

/** `/login/access-token`, `/sign-in/email`. */
const waysToLogIn = nameSet('access-token token jwt password email username phone code otp verify local credentials');

const credentialSegments = nameSet(
  `login logon sign-in authenticate token access-token session sign-up register registration reset-password
   password-reset otp verify-otp send-otp resend-otp verify-code send-code 2fa mfa two-factor-challenge magic-link
   password-email`,
);

/** One request costs as much as hundreds of others. */
export function isExpensiveRoute(path: string): boolean {
  return !endsWithParameter(path) && expensiveSegments.has(segmentsOf(path).at(-1) ?? '');
}

const expensiveSegments = nameSet('search export import upload');
