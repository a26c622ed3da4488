import { count, shortList } from '../model/wording.ts';
import type { Ground, ScalingNote, Signal } from './advice.ts';
import { connectionLimits } from './scaling/connection-limits.ts';

/** The rungs of growth, from the first second instance to the last table: what breaks there, and what to do before. */
export function scaling(ground: Ground): readonly ScalingNote[] {
  return [...secondInstance(ground), ...slowNeighbor(ground), ...connectionLimits(ground), ...manyRows(ground)];
}

function secondInstance({ index, signals }: Ground): readonly ScalingNote[] {
  const states = signals.filter((signal) =>
    ['in-memory-state', 'local-file-state', 'sticky-session'].includes(signal.rule),
  );
  const jobs = index.system.jobs.filter((job) => job.inProcess && job.role === 'system');
  const notes: ScalingNote[] = states.map((signal) => ({ at: '2 instances', what: signal.title, action: signal.fix }));
  if (jobs.length === 0) return notes;
  const services = [...new Set(jobs.map((job) => index.component(job.service)?.name ?? job.service))];
  const what = `${count(jobs.length, 'schedule')} inside ${shortList(services)} ${jobs.length === 1 ? 'runs' : 'run'} in every instance`;
  const action =
    'Take a lock in the database before each run (`pg_try_advisory_lock` in PostgreSQL), or move the schedule into a job of its own.';
  return [...notes, { at: '2 instances', what, action }];
}

function slowNeighbor({ signals }: Ground): readonly ScalingNote[] {
  const waiting = signals.filter((signal) => signal.rule === 'missing-timeout');
  if (waiting.length === 0) return [];
  const what = `${count(waiting.length, 'outgoing call')} without a timeout of ${waiting.length === 1 ? 'its' : 'their'} own: 30 s of a hanging neighbor are 1,500 open requests`;
  return [
    {
      at: '50 requests/s',
      what,
      action: 'Set a timeout on each client first; a circuit breaker only where failures last for minutes.',
    },
  ];
}

function manyRows({ index, signals }: Ground): readonly ScalingNote[] {
  const tables = (rules: readonly string[]): readonly string[] => {
    const found = signals.filter((signal) => rules.includes(signal.rule)).flatMap((signal) => tablesOf(index, signal));
    return [...new Set(found)].sort();
  };
  const unpaged = tables(['unpaginated-list', 'unbounded-query']);
  const scanned = tables(['unindexed-filter', 'unindexed-sort']);
  const notes: ScalingNote[] = [];
  if (unpaged.length > 0) {
    const what = `Lists of ${shortList(unpaged)} grow with their tables: one answer reads them whole`;
    notes.push({ at: '10,000 rows', what, action: 'Page by a cursor over the sort key, with a limit of 100.' });
  }
  if (scanned.length > 0) {
    const what = `Requests that read all of ${shortList(scanned)} take longer than a tenth of a second each`;
    notes.push({
      at: '1,000,000 rows',
      what,
      action: 'Add the indexes while the tables are small: it takes seconds now.',
    });
  }
  return notes;
}

function tablesOf(index: Ground['index'], signal: Signal): readonly string[] {
  return signal.subjects.flatMap((id) => {
    const table = index.table(id);
    return table === undefined ? [] : [`\`${table.name}\``];
  });
}
