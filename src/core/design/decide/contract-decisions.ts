import type { System } from '../../model/system.ts';
import { count, shortList } from '../../model/wording.ts';
import { limits } from '../contract/guards.ts';
import { most } from '../contract/resource-shapes.ts';
import type { Decision } from '../decision.ts';
import type { Plan } from '../plan/plan.ts';

export function contractDecisions(plan: Plan, system: System): readonly Decision[] {
  return [style(plan, system), access(plan, system), concurrency(plan), ...idempotency(plan, system)];
}

function style(plan: Plan, system: System): Decision {
  return {
    id: 'contract',
    question: 'How do clients and services speak with the backend, and how does that change without breaking them?',
    title: 'Resources over HTTP, version 1 in the path',
    choice: `${count(system.endpoints.length, 'operation')} in OpenAPI 3.1: plural nouns in kebab-case below \`/v1\`, actions as things that are created (\`POST …/cancellations\`), one problem shape (RFC 9457), lists by cursor with at most ${most.page} rows.`,
    reason:
      'Whoever reads logs, writes a client or sets a limit at the gateway sees the version and the resource; a cursor costs the same on page 1,000 as on page 1 and does not skip rows when others are added.',
    instead: [
      'GraphQL: pays when many clients each want another shape of the same data; one limit and one cache for each route would be lost.',
      'Offsets: page 1,000 reads 1,000 pages.',
    ],
    changesWhen:
      'A change would break a client: then `/v2` of that resource beside it, and `Sunset` on the old one for six months.',
    evidence: [plan.brief.evidence],
  };
}

const proofs = {
  openid: 'OpenID Connect: the token of an issuer, checked by its keys',
  jwt: 'a signed token (JWT), checked by its key',
  'api-key': 'a key in `X-API-Key`, stored as a hash',
  session: 'a session cookie (`HttpOnly`, `Secure`, `SameSite=Lax`), with a token against forged forms',
} as const;

function access(plan: Plan, system: System): Decision {
  const open = system.endpoints.filter(
    (endpoint) =>
      !endpoint.guards.some(({ kind }) => kind === 'authentication') && !endpoint.path.startsWith('/health'),
  );
  const names = open.map(({ method, path }) => `\`${method} ${path}\``);
  return {
    id: 'access',
    question: 'Who may call what?',
    title: 'Closed unless the brief opens it',
    choice: `Callers show ${proofs[plan.brief.auth]}. ${scopesOf(system)}${open.length === 0 ? 'No route is open.' : `Open: ${shortList(names, 4)}.`} Limits for each client and minute: ${limits.read} reads, ${limits.write} writes, ${limits.open} without an account.`,
    reason:
      'A route that was forgotten is then closed, not open. A row that the caller may not know of is answered with 404, so that nobody can find out that it exists. ' +
      whose(plan),
    instead: ['Roles in code: the scope is in the contract, where a client can read it.'],
    changesWhen: 'Partners get access of their own: then client credentials and a limit for each contract.',
    evidence: [plan.brief.evidence],
  };
}

/** A scope says what a caller may do, and not to which rows. */
function whose(plan: Plan): string {
  if (plan.tenant !== undefined) return 'Whose rows they are is part of every query: the tenant comes from the token.';
  const isPersonal = plan.brief.resources.some(({ attributes }) => attributes.some(({ personal }) => personal));
  return isPersonal
    ? 'A scope opens all rows of its resource; whether a caller may see only its own is an open question below.'
    : 'A scope opens all rows of its resource.';
}

/** Named by two that are there. */
function scopesOf(system: System): string {
  const scopes = system.endpoints.flatMap(({ guards }) =>
    guards.filter(({ kind }) => kind === 'authorization').map(({ name }) => name),
  );
  const names = [...new Set(scopes)].sort();
  if (names.length === 0) return '';
  const [first = '', second] = names;
  const amount =
    names.length > 2 ? `${names.length} scopes say what they may do, such as` : 'What they may do is said by';
  return `${amount} \`${first}\`${second === undefined ? '' : ` and \`${second}\``}. `;
}

function concurrency(plan: Plan): Decision {
  return {
    id: 'concurrency',
    question: 'What happens when two people change the same thing?',
    title: 'A change names the version it is based on',
    choice:
      '`PATCH`, `DELETE` and actions need `If-Match` with the `ETag` that was read; the statement is `… WHERE id = :id AND version = :version`. Without the header 428, with an old one 412.',
    reason: 'Two people who edit the same row lose nothing silently, and no lock outlives a request.',
    instead: ['The last one wins: the first change is gone, and nobody was told.'],
    changesWhen:
      'A field is written by machines far more often than by people (a counter): then an action of its own without the header.',
    evidence: [plan.brief.evidence],
  };
}

function idempotency(plan: Plan, system: System): readonly Decision[] {
  const routes = system.endpoints
    .filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'))
    .map(({ method, path }) => `\`${method} ${path}\``);
  if (routes.length === 0) return [];
  return [
    {
      id: 'idempotency',
      question: 'What happens when a client repeats a request because it got no answer?',
      title: 'What must not be done twice carries a key',
      choice: `${shortList(routes, 4)} ${routes.length === 1 ? 'needs' : 'need'} an \`Idempotency-Key\`. The key is inserted in the same transaction as the row; a second request meets it and gets the first answer, or 409 where its body differs. Keys are kept for 24 hours.`,
      reason:
        'A client that gets no answer cannot know whether its request was done; with a key it may simply ask again.',
      instead: ['A unique key over the content: two equal orders can both be meant.'],
      changesWhen: 'Never where money moves; elsewhere when a unique key of the table already refuses the second.',
      evidence: [plan.brief.evidence],
    },
  ];
}
