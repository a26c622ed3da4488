import type { Endpoint } from '../../model/endpoint.ts';
import { requestOf } from '../../model/request-of.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { isPersonalRoute, isPublicByNature } from '../words/access-words.ts';
import { deedOf } from '../words/deeds.ts';
import { isAskedField, isOperationalRoute } from '../words/route-words.ts';
import { targetOf } from './call-target.ts';
import { isCreatedOnDemand } from './created-on-demand.ts';
import type { Protections } from './protection.ts';
import { isSignUp } from './sign-up.ts';
import { mutatingCallsOf, outcomeOf, tableName, writesOf } from './writes.ts';

/** A route that asks nobody who is calling, and what that puts at stake. */
export interface OpenRoute {
  readonly endpoint: Endpoint;
  /** `deletes from orders`, `sends POST /charges to payments`. */
  readonly deed: string;
  readonly writes: boolean;
  /** A request is sent on to a service of the workspace, and which of its routes answers was not made out. */
  readonly unsure?: boolean;
  /** Behind a guard that lets anonymous callers through. */
  readonly optional: boolean;
  /** Operation in which the deed stands. */
  readonly operation: string;
}

/** The deed that matters most, or nothing where the route is guarded, public by nature or harmless. */
export function openRouteOf(index: SystemIndex, protections: Protections, endpoint: Endpoint): OpenRoute[] {
  if (protections.isClosed(endpoint) || endpoint.method === 'OPTIONS') return [];
  if (isPublicByNature(endpoint.path) || isOperationalRoute(endpoint.path) || isSignUp(index, endpoint)) return [];
  // To read with or without an account is a decision; what such a route writes besides is another finding's.
  if (protections.of(endpoint) === 'optional' && /^(?:GET|HEAD)$/.test(endpoint.method)) return [];
  // A query of GraphQL shows strangers null where they may not look: its resolvers see to that below the root.
  if (isAskedField(endpoint.path)) return [];
  // Rows that a read makes where they are missing, such as a picture in another size, are a copy and not a deed.
  const optional = protections.of(endpoint) === 'optional';
  const isRead = /^(?:GET|HEAD)$/.test(endpoint.method);
  const [write] = writesOf(index, endpoint).filter((each) => !isRead || !isCreatedOnDemand(index, endpoint, each));
  if (write !== undefined) {
    const deed = `${deedOf(write.verb)} ${tableName(index, write)}`;
    return [{ endpoint, deed, writes: true, optional, operation: write.operation }];
  }
  const calls = mutatingCallsOf(index, endpoint);
  const call = calls.find((each) => outcomeOf(index, each) === 'changes') ?? calls[0];
  if (call !== undefined) {
    const deed = `sends ${requestOf(index, call)} to ${targetOf(index, call)}`;
    return [
      {
        endpoint,
        deed,
        writes: true,
        unsure: outcomeOf(index, call) === 'unsure',
        optional,
        operation: call.operation,
      },
    ];
  }
  if (!isPersonalRoute(endpoint.path) || endpoint.handler === undefined) return [];
  return [
    {
      endpoint,
      deed: 'shows what belongs to one person or to administrators',
      writes: false,
      optional,
      operation: endpoint.handler,
    },
  ];
}
