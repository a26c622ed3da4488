import type { DataAccess } from '../../model/data-access.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { shortList } from '../../model/wording.ts';
import { tableName } from '../questions/writes.ts';

/** A function that does several things for one item is better given all items than taken apart. */
export function doneTogether(index: SystemIndex, near: readonly DataAccess[]): string {
  const tablesOf = (picks: (access: DataAccess) => boolean): string =>
    shortList([...new Set(near.filter(picks).map((each) => tableName(index, each)))]);
  const reads = tablesOf(({ kind, verb }) => kind === 'read' && verb !== 'count');
  const counts = tablesOf(({ verb }) => verb === 'count');
  const writes = tablesOf(({ kind }) => kind === 'write');
  const verb = near.every(({ kind, verb: each }) => kind === 'read' || each === 'delete') ? 'delete from' : 'write';
  const steps = [
    reads === '' ? '' : `read ${reads} for all of them together before the loop`,
    counts === '' ? '' : `count ${counts} for all of them by one query with \`GROUP BY\` before the loop`,
    writes === '' ? '' : `${verb} ${writes} for all of them together`,
  ].filter((step) => step !== '');
  const events = writes === '' ? '' : ' and nothing else is to happen for each row';
  return `Where no item needs what another one has done${events}, ${steps.join(', and ')}.`;
}
