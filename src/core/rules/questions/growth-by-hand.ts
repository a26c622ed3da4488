import { type Endpoint, turnsAway } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { wordSet, wordsOf } from '../words/words-of.ts';
import { type EntryPoint, entryPointsOf } from './entry-points.ts';

const administrators = wordSet('admin administrator superuser superadmin moderator staff root manage');

/** Named after what somebody sets up once and few have many of. */
const setUp = wordSet(
  `addon app integration plugin extension strategy environment role provider template webhook connector theme
   menu warehouse site`,
);

/** Whether only administrators add rows to a table, or it holds what they set up: such a table grows by hand. */
export function growsByHand(index: SystemIndex, table: string): boolean {
  if (isSetUp(index.table(table)?.name ?? table)) return true;
  const entries = entryPointsOf(index);
  const adding = index
    .accessesOfTable(table)
    .filter(({ verb }) => verb === 'insert' || verb === 'upsert')
    .flatMap(({ operation }) => entries(operation));
  return adding.length > 0 && adding.every(({ endpoint }) => endpoint !== undefined && isOfAdministrators(endpoint));
}

/** Whether its name says that it holds what is set up rather than what happens. */
export function isSetUp(table: string): boolean {
  return setUp.has(wordsOf(table).at(-1) ?? '');
}

/** Whether a guard lets nobody but administrators pass. */
export function isOfAdministrators({ guards }: Endpoint): boolean {
  return guards.some(
    ({ kind, name, optional, scopes = [], demands = [] }) =>
      !optional && turnsAway({ kind }) && [name, ...scopes, ...demands].some(isForAdministrators),
  );
}

/** Whether the peers that call a route do so for administrators alone: it stands behind theirs, whoever else could reach it. */
export function isAskedForAdministrators(index: SystemIndex, endpoint: Endpoint): boolean {
  const entries = entryPointsOf(index);
  const callers = index.system.calls
    .filter((call) => call.endpoint === endpoint.id && call.from !== endpoint.service)
    .map((call) => entries(call.operation));
  const isTheirs = (entry: EntryPoint): boolean => entry.endpoint !== undefined && isOfAdministrators(entry.endpoint);
  return callers.length > 0 && callers.every((entry) => entry.length > 0 && entry.every(isTheirs));
}

/** `hasAnyRole('ADMIN', 'USER')` and `hat_user_or_moderator` let others pass, too. */
function isForAdministrators(text: string): boolean {
  const named = [...text.matchAll(/'([^']+)'/g)].map(([, role = '']) => role);
  const says = (each: string): boolean => wordsOf(each).some((word) => administrators.has(word));
  return named.length > 0 ? named.every(says) : says(text) && !wordsOf(text).includes('or');
}
