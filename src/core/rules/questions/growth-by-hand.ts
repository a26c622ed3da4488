import type { Endpoint } from '../../model/endpoint.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { wordSet, wordsOf } from '../words/words-of.ts';
import { entryPointsOf } from './entry-points.ts';

const administrators = wordSet('admin administrator superuser superadmin moderator staff root');

/** Named after what somebody sets up once and few have many of. */
const setUp = wordSet(
  `addon integration plugin extension strategy environment role provider template webhook connector theme
   menu`,
);

/** Whether only administrators add rows to a table, or it holds what they set up: such a table grows by hand. */
export function growsByHand(index: SystemIndex, table: string): boolean {
  const name = index.table(table)?.name ?? table;
  if (setUp.has(wordsOf(name).at(-1) ?? '')) return true;
  const entries = entryPointsOf(index);
  const adding = index
    .accessesOfTable(table)
    .filter(({ verb }) => verb === 'insert' || verb === 'upsert')
    .flatMap(({ operation }) => entries(operation));
  return adding.length > 0 && adding.every(({ endpoint }) => endpoint !== undefined && isOfAdministrators(endpoint));
}

function isOfAdministrators({ guards }: Endpoint): boolean {
  return guards.some(
    ({ name, optional, scopes = [] }) =>
      !optional && [name, ...scopes].some((text) => wordsOf(text).some((word) => administrators.has(word))),
  );
}
