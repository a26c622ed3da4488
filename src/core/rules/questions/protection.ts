import { type Endpoint, type Guard, turnsAway } from '../../model/endpoint.ts';
import { remembered } from '../../model/remembered.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { wordSet, wordsOf } from '../words/words-of.ts';

/**
 * Whether something asks who is calling: always, only where the caller says so, inside the handler, or never. `absent`:
 * the route is there only where developers work.
 */
export type Protection = 'guarded' | 'optional' | 'handler' | 'open' | 'absent';

export interface Protections {
  of(endpoint: Endpoint): Protection;
  /** Strangers get nothing, wherever they are turned away. */
  isClosed(endpoint: Endpoint): boolean;
}

/** Kept, since many rules about security ask. */
export function protectionsOf(index: SystemIndex): Protections {
  return index.once(readProtections);
}

function readProtections(index: SystemIndex): Protections {
  const checking = checkingOperations(index);
  const judged = new Map<string, Protection>();
  const judge = (endpoint: Endpoint): Protection => {
    if (endpoint.onlyWhere !== undefined) return 'absent';
    const guards = endpoint.guards.filter(asksWho);
    if (guards.some((guard) => !guard.optional && guard.level !== 'handler')) return 'guarded';
    if (guards.some((guard) => guard.level === 'handler')) return 'handler';
    if (index.reachedBy(endpoint).some(({ operation }) => checking.has(operation.id))) return 'handler';
    return guards.length > 0 ? 'optional' : 'open';
  };
  const of = (endpoint: Endpoint): Protection => {
    const protection = judged.get(endpoint.id) ?? judge(endpoint);
    judged.set(endpoint.id, protection);
    return protection;
  };
  return { of, isClosed: (endpoint) => closed.has(of(endpoint)) };
}

const closed: ReadonlySet<Protection> = new Set(['guarded', 'handler', 'absent']);

/** The guard that other routes could borrow. */
export function guardBefore(endpoint: Endpoint): Guard | undefined {
  return endpoint.guards.find((guard) => asksWho(guard) && !guard.optional && guard.level !== 'handler');
}

/** A guard whose kind is not known counts by its name: a wrong alarm about security costs trust in all of them. */
function asksWho(guard: Guard): boolean {
  if (guard.kind === 'authentication' || guard.kind === 'authorization') return true;
  if (guard.kind === 'rate-limit' || !turnsAway(guard) || carriers.test(guard.name)) return false;
  // `@Valid Owner owner` checks a body, whoever it describes.
  if (guard.kind === 'validation' && /^Valid(?:ated)? /.test(guard.name)) return false;
  if (/api-?_?key/i.test(guard.name)) return true;
  return wordsOf(guard.name).some((word) => authWords.has(word) || authStart.test(word));
}

/** Both carry a session along and turn nobody away. */
const carriers = /^(session|cookieSession|cookieParser|passport\.(initialize|session))\b/;

const authWords = wordSet(
  `login logged jwt token bearer permission acl rbac role admin passport user scope policy identity signature hmac can
   ensure owner member session private pat`,
);

const authStart = /^(auth|protect|secured|restrict)/;

/** A handler that verifies a token, or calls `checkAuth` or `canEditOrder`, asks by itself whatever it answers. */
function checkingOperations(index: SystemIndex): ReadonlySet<string> {
  const named = index.system.operations.filter((operation) => isCheck(operation.name)).map((operation) => operation.id);
  const verifying = index.system.effects
    .filter((effect) => effect.kind === 'token' && /verify|decode|validate/i.test(effect.name))
    .map((effect) => effect.operation ?? '');
  return new Set([...named, ...verifying]);
}

/** An anonymous handler is named after its route and says nothing of what it does. */
const isCheck = remembered((operation: string): boolean => {
  if (operation.includes(' ')) return false;
  const [first = '', ...rest] = wordsOf(operation.split('.').at(-1) ?? '');
  if (first === 'can') return rest.length > 0;
  if (first === 'get') return rest.some((word) => word === 'session' || word === 'current');
  if (rest.includes('user')) return demands.has(first);
  return (demands.has(first) || checks.has(first)) && rest.some((word) => authWords.has(word) || authStart.test(word));
});

const demands = wordSet('require ensure assert');

/** `checkUser` may as well look whether a name is taken. */
const checks = wordSet('check verify validate is has');
