import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { exposureOf, gatewayBefore, isGatewayInCode } from '../questions/exposure.ts';
import { groupBy, isNonEmpty, type NonEmpty } from '../questions/group-by.ts';
import { type Protections, protectionsOf } from '../questions/protection.ts';
import { isSignUp } from '../questions/sign-up.ts';
import { tableName } from '../questions/writes.ts';
import type { Report, Rule } from '../rule.ts';
import { isCredentialRoute, isExpensiveRoute } from '../words/access-words.ts';
import { agree } from '../words/doers.ts';
import { type Limit, limiterIn } from '../words/limiter-in.ts';
import { prose } from '../words/prose.ts';
import { routesOf, segmentsOf } from '../words/route-words.ts';
import { nameSet, wordsOf } from '../words/words-of.ts';

const handler = `async (req, res) => {
  const user = await prisma.user.findUnique({ where: { email: req.body.email } });
  if (user === null || !(await compare(req.body.password, user.password))) return res.status(401).end();
  res.json({ token: sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' }) });
}`;

const imports = `import { PrismaClient } from '@prisma/client';
import { compare } from 'bcryptjs';
import express from 'express';
import { sign } from 'jsonwebtoken';
`;

export const missingRateLimit: Rule = {
  id: 'missing-rate-limit',
  area: 'security',
  severity: 'medium',
  what: 'A route that takes passwords, codes or sign-ups, or works hard for strangers, accepts any number of attempts.',
  why: 'Passwords and codes can be guessed, mails sent and the database kept busy at the speed of the network.',
  fix: 'Limit attempts by account and by address on these routes or at the gateway.',
  references: [
    'https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/',
    'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html#protect-against-automated-attacks',
  ],
  reads: [
    'endpoints',
    'operations',
    'operationCalls',
    'replies',
    'accesses',
    'tables',
    'cacheUses',
    'components',
    'effects',
  ],
  examples: {
    bad: {
      'src/app.ts': `${imports}
const prisma = new PrismaClient();
const app = express();

app.post('/login', ${handler});

app.listen(3000);
`,
    },
    good: {
      'src/app.ts': `${imports}import rateLimit from 'express-rate-limit';

const prisma = new PrismaClient();
const app = express();

app.post('/login', rateLimit({ windowMs: 60_000, limit: 5 }), ${handler});

app.listen(3000);
`,
    },
  },
  check: ({ index }) => {
    const open = index
      .ofDistricts(openToStrangers)
      .flat()
      .filter((endpoint) => !isLimitedOutside(index, endpoint));
    return [...groupBy(open, (endpoint) => endpoint.service).values()].flatMap((endpoints) => {
      const signUps = endpoints.filter((endpoint) => makesAccounts(index, endpoint));
      const credentials = endpoints.filter(
        (endpoint) => takesCredentials(index, endpoint) && !signUps.includes(endpoint),
      );
      const expensive = endpoints.filter((endpoint) => ![...credentials, ...signUps].includes(endpoint));
      return [
        ...(isNonEmpty(credentials) ? [reportCredentials(index, credentials)] : []),
        ...(isNonEmpty(signUps) ? [reportSignUps(index, signUps)] : []),
        ...(isNonEmpty(expensive) ? [reportExpensive(index, expensive)] : []),
      ];
    });
  },
};

function openToStrangers(index: SystemIndex): readonly Endpoint[] {
  const protections = protectionsOf(index);
  return index.system.endpoints.filter((endpoint) => isOpenToStrangers(index, protections, endpoint));
}

function isOpenToStrangers(index: SystemIndex, protections: Protections, endpoint: Endpoint): boolean {
  if (!endpoint.sources.includes('code') || endpoint.static) return false;
  const credentials = takesCredentials(index, endpoint);
  if (!credentials && !isExpensiveRoute(endpoint.path)) return false;
  const protection = protections.of(endpoint);
  if (protection === 'absent') return false;
  if (protection !== 'open' && isSignUp(index, endpoint)) return false;
  // A login answers 401 itself, so its handler's refusal says nothing here; a search that refuses strangers is closed.
  if (protection === 'guarded' || (protection === 'handler' && !credentials)) return false;
  return !endpoint.guards.some(limitsAttempts) && !countsAttempts(index, endpoint);
}

/** Behind a gateway of this workspace, the gateway's own route is where attempts are counted. */
function isLimitedOutside(index: SystemIndex, endpoint: Endpoint): boolean {
  if (exposureOf(index.component(endpoint.service)) !== 'internal') return false;
  const gateway = gatewayBefore(index, endpoint.service);
  return !takesCredentials(index, endpoint) || (gateway !== undefined && isGatewayInCode(index, gateway));
}

function takesCredentials(index: SystemIndex, endpoint: Endpoint): boolean {
  if (isSignUp(index, endpoint)) return true;
  return ['POST', 'PUT', 'PATCH', 'ANY'].includes(endpoint.method) && isCredentialRoute(endpoint.path);
}

function limitsAttempts({ kind, name }: Endpoint['guards'][number]): boolean {
  return kind === 'rate-limit' || (kind !== 'cors' && wordsOf(name).some((word) => limitWords.test(word)));
}

const limitWords = /^(limit|rate$|throttl|slow|brute|captcha|recaptcha|turnstile|hcaptcha|attempt|lockout)/;

/** Handlers that answer 429 or keep a tally of attempts limit by themselves. */
function countsAttempts(index: SystemIndex, endpoint: Endpoint): boolean {
  const reached = new Set(index.reachedBy(endpoint).map(({ operation }) => operation.id));
  const saysLimit = (text: string): boolean => wordsOf(text).some((word) => limitWords.test(word));
  const { replies, cacheUses } = index.system;
  return (
    replies.some((reply) => reply.response.status === 429 && reached.has(reply.operation)) ||
    cacheUses.some((use) => reached.has(use.operation) && saysLimit(use.keyPattern)) ||
    [...reached].some((id) => saysLimit(index.operation(id)?.name ?? '')) ||
    [...reached].some((id) => index.accessesOf(id).some((access) => saysLimit(tableName(index, access))))
  );
}

function reportCredentials(index: SystemIndex, endpoints: NonEmpty<Endpoint>): Report {
  const routes = routesOf(endpoints);
  const gateway = gatewayBefore(index, endpoints[0].service);
  return {
    ...partsOf(index, endpoints),
    severity: gateway === undefined ? undefined : 'low',
    title: `${shortList(routes)} ${agree(routes.length, 'accepts', 'accept')} any number of attempts`,
    message: prose(
      'Nothing that was read on the way counts attempts,',
      `so ${risksOf(endpoints)}.`,
      doubtOf(gateway?.name),
    ),
    fix: fixFor(endpoints, aMinute),
  };
}

/** What a caller without a limit may do, in words that hold for the routes. */
function risksOf(endpoints: readonly Endpoint[]): string {
  const tails = endpoints.map(({ path }) => segmentsOf(path).slice(-2));
  const kinds = tails.map((tail) =>
    tail.some((segment) => codes.has(segment))
      ? 'codes'
      : [...tail, tail.join('')].some((segment) => mails.test(segment))
        ? 'messages'
        : tail.some((segment) => logins.has(segment))
          ? 'passwords'
          : 'credentials',
  );
  const tried = (['passwords', 'codes', 'credentials'] as const).filter((kind) => kinds.includes(kind));
  return shortList([
    ...(tried.length === 0 ? [] : [`${shortList(tried)} can be tried as fast as the service answers`]),
    ...(kinds.includes('messages') ? ['messages can be sent in masses'] : []),
  ]);
}

const codes = nameSet('verify-otp verify-code 2fa mfa two-factor-challenge');
const mails =
  /^(?:forgot|recover|passwordrecovery|sendotp|resendotp|sendcode|magiclink|passwordemail|passwordreset|resetpassword)/;
const logins = nameSet('login logon sign-in authenticate access-token session');

/** Nothing is guessed where accounts are made: they are made in masses. */
function reportSignUps(index: SystemIndex, endpoints: NonEmpty<Endpoint>): Report {
  const routes = routesOf(endpoints);
  const gateway = gatewayBefore(index, endpoints[0].service);
  return {
    ...partsOf(index, endpoints),
    severity: 'low',
    title: `${shortList(routes)} ${agree(routes.length, 'accepts', 'accept')} any number of sign-ups`,
    message: prose(
      'Nothing that was read on the way counts them, so one caller can make accounts in masses.',
      doubtOf(gateway?.name),
    ),
    fix: fixFor(endpoints, anHour),
  };
}

function makesAccounts(index: SystemIndex, endpoint: Endpoint): boolean {
  return isSignUp(index, endpoint) || signUps.has(segmentsOf(endpoint.path).at(-1) ?? '');
}

const signUps = nameSet('sign-up register registration');

function reportExpensive(index: SystemIndex, endpoints: NonEmpty<Endpoint>): Report {
  const routes = routesOf(endpoints);
  return {
    ...partsOf(index, endpoints),
    severity: 'low',
    title: `${shortList(routes)} ${agree(routes.length, 'does', 'do')} expensive work for strangers without a limit`,
    message: prose(
      'Callers need no account and nothing limits how often they call,',
      'so one of them can keep the service busy for all.',
      doubtOf(gatewayBefore(index, endpoints[0].service)?.name),
    ),
    fix: fixFor(endpoints, aSecond),
  };
}

function doubtOf(gateway: string | undefined): string | undefined {
  if (gateway === undefined) return undefined;
  return `The gateway ${gateway} may limit them; its configuration says nothing that was understood.`;
}

const aSecond: Limit = {
  milliseconds: '1000',
  span: '1 second',
  unit: 'second',
  words: 'a few a second for each address',
};
const aMinute: Limit = {
  milliseconds: '60_000',
  span: '1 minute',
  unit: 'minute',
  words: 'five a minute for each account and address',
};
const anHour: Limit = {
  milliseconds: '3_600_000',
  span: '1 hour',
  unit: 'hour',
  words: 'a few an hour for each address',
};

function fixFor(endpoints: NonEmpty<Endpoint>, limit: Limit): string {
  const [{ framework }] = endpoints;
  return `${limiterIn(framework, shortList(routesOf(endpoints)), limit)}: ${limit.words}.`;
}

function partsOf(
  index: SystemIndex,
  endpoints: NonEmpty<Endpoint>,
): Pick<Report, 'evidence' | 'lookedAt' | 'subjects'> {
  const gateway = gatewayBefore(index, endpoints[0].service);
  return {
    evidence: evidenceChain(endpoints.map((endpoint) => endpoint.evidence[0])),
    lookedAt: [
      ...new Set(endpoints.flatMap((endpoint) => endpoint.guardSearch)),
      gateway === undefined ? 'gateway: none in the workspace' : `gateway ${gateway.name}`,
    ],
    subjects: endpoints.map((endpoint) => endpoint.id),
  };
}
