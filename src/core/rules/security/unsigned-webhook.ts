import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { evidenceChain } from '../questions/evidence-chain.ts';
import { protectionsOf } from '../questions/protection.ts';
import { tableName, writesOf } from '../questions/writes.ts';
import type { Rule } from '../rule.ts';
import { severityOf } from '../severity.ts';
import { deedOf } from '../words/deeds.ts';
import { prose } from '../words/prose.ts';
import { isParameter, routeOf } from '../words/route-words.ts';

export const unsignedWebhook: Rule = {
  id: 'unsigned-webhook',
  area: 'security',
  severity: severityOf('loss', 'likely'),
  what: 'A webhook changes data without a look at who sent it.',
  why: 'Whoever knows the address says that something was paid, delivered or canceled.',
  fix: 'Check the signature of the sender over the body before anything else.',
  references: [
    'https://docs.stripe.com/webhooks#verify-official-libraries',
    'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  ],
  reads: ['endpoints', 'operations', 'operationCalls', 'accesses', 'tables', 'effects', 'replies', 'calls'],
  within: 'district',
  examples: {
    bad: { 'src/app.ts': app('') },
    good: {
      'src/app.ts': app(
        `  if (!timingSafeEqual(Buffer.from(req.get('x-signature')), digest(req.rawBody))) return res.status(401).end();\n`,
      ),
    },
  },
  check: ({ index }) => {
    const protections = protectionsOf(index);
    return index.system.endpoints.flatMap((endpoint) => {
      if (!isWebhook(endpoint) || protections.of(endpoint) !== 'open' || asksSender(index, endpoint)) return [];
      const [write] = writesOf(index, endpoint);
      if (write === undefined) return [];
      const deed = `${deedOf(write.verb)} ${tableName(index, write)}`;
      return [
        {
          title: `${routeOf(endpoint)} ${deed} for whoever calls it`,
          message: prose(
            `${routeOf(endpoint)} takes what another system reports and ${deed};`,
            'no signature is compared, no key is asked for, and no guard stands before it.',
          ),
          fix: 'Compute the signature over the body as it came with the key that the sender shares, compare it in constant time, and answer 401 where it differs.',
          evidence: evidenceChain(endpoint.evidence[0], write.evidence[0]),
          lookedAt: [...new Set(endpoint.guardSearch)],
          subjects: [endpoint.id],
        },
      ];
    });
  },
};

const providers =
  /^(?:stripe|paypal|github|gitlab|bitbucket|slack|twilio|sendgrid|mailgun|shopify|square|adyen|mollie|razorpay|braintree|paddle|chargebee|hubspot|intercom|telegram|discord|zoom|clerk|auth0|plaid|lemonsqueezy|postmark|ses|sns|payments?|payouts?|billing|invoices?|shipments?|shipping|deliveries|sms|mail|emails?)$/i;

/** `/webhook`, `/stripe/webhook`, `/webhooks/stripe`: `/webhooks` alone may well be where people manage theirs. */
function isWebhook({ method, path, sources, static: isStatic }: Endpoint): boolean {
  if (method !== 'POST' || isStatic || !sources.includes('code')) return false;
  const segments = path.split('/').filter((segment) => segment !== '');
  if (segments.some(isParameter)) return false;
  const last = segments.at(-1) ?? '';
  if (/^web-?hook$/i.test(last)) return true;
  return (
    segments.some((segment) => /^web-?hooks?$/i.test(segment)) && segments.some((segment) => providers.test(segment))
  );
}

/** Anything on the way that compares, or a header that only a sender knows. */
function asksSender(index: SystemIndex, endpoint: Endpoint): boolean {
  // Whoever asks seldom enough, with a body of the right form, is still a stranger.
  if (endpoint.guards.some((guard) => turnsAway(guard) && !['rate-limit', 'validation'].includes(guard.kind)))
    return true;
  if (endpoint.parameters.some(({ name }) => /signature|secret|token|key|hmac|auth/i.test(name))) return true;
  const reached = new Set(index.reachedBy(endpoint).map(({ operation }) => operation.id));
  if ([...reached].some((id) => /verif|signature|hmac|authentic/i.test(index.operation(id)?.name ?? ''))) return true;
  if (
    index.system.effects.some(
      ({ kind, operation }) => (kind === 'crypto' || kind === 'token') && reached.has(operation ?? ''),
    )
  )
    return true;
  return index.system.replies.some(
    ({ operation, response }) => (response.status === 401 || response.status === 403) && reached.has(operation),
  );
}

function app(check: string): string {
  return `import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();
const digest = (body) => createHmac('sha256', process.env.SIGNING_KEY).update(body).digest();

app.post('/v1/payments/webhook', async (req, res) => {
${check}  await pool.query('UPDATE tickets SET paid = true WHERE id = $1', [req.body.ticket]);
  res.status(204).end();
});

app.listen(3000);
`;
}
