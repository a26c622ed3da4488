import type { Call } from '../model/call.ts';
import type { DataAccess } from '../model/data-access.ts';
import type { Endpoint } from '../model/endpoint.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Job } from '../model/job.ts';
import { settledList } from '../model/settled-list.ts';
import type { Reached, SystemIndex } from '../model/system-index.ts';
import { ownEndpoints, routeName } from './routes.ts';

/** One unit of work as somebody asks for it: a request, a run of a schedule, a message. */
export interface Entry {
  /** `POST /orders`, `schedule 0 * * * *`, `message order.placed`. */
  readonly name: string;
  /** Component id. */
  readonly service: string;
  readonly evidence: readonly Evidence[];
  readonly accesses: readonly EntryAccess[];
  readonly calls: readonly EntryCall[];
}

export interface EntryAccess {
  readonly access: DataAccess;
  /** The operation that opens the transaction it runs in, itself or on the way to it: two of them are not undone together. */
  readonly transaction: string | undefined;
  readonly inLoop: boolean;
}

export interface EntryCall {
  readonly call: Call;
  readonly inLoop: boolean;
}

/** Everything that sets work in motion, in the order of the System, with the tables and calls that it reaches. */
export function entriesOf(index: SystemIndex): readonly Entry[] {
  return index.once(readEntries);
}

function readEntries(index: SystemIndex): readonly Entry[] {
  const { system } = index;
  const routes = ownEndpoints(index).map((endpoint) => routeEntry(index, endpoint));
  const jobs = system.jobs.flatMap((job) =>
    job.runs === undefined || job.role !== 'system'
      ? []
      : [entry(index, scheduleName(index, job), job.service, job.evidence, index.reachedFrom(job.runs))],
  );
  const messages = system.channels
    .filter((channel) => channel.role === 'system')
    .flatMap((channel) =>
      channel.consumers.map((use) =>
        entry(index, `message ${channel.name}`, use.service, [use.evidence], index.reachedFrom(use.operation)),
      ),
    );
  return [...routes, ...jobs, ...messages];
}

const known = new WeakMap<Endpoint, { readonly reached: readonly Reached[]; readonly entry: Entry }>();

/** What a route reaches is one list as long as nothing around it changes. */
function routeEntry(index: SystemIndex, endpoint: Endpoint): Entry {
  const reached = index.reachedBy(endpoint);
  const before = known.get(endpoint);
  if (before?.reached === reached) return before.entry;
  const made = entry(index, routeName(endpoint), endpoint.service, endpoint.evidence, reached);
  known.set(endpoint, { reached, entry: made });
  return made;
}

/** After when it runs, and after what it runs where that is decided elsewhere. */
function scheduleName(index: SystemIndex, { schedule, runs }: Job): string {
  const told = /[\d*]/.test(schedule) ? schedule : `of ${index.operation(runs ?? '')?.name ?? schedule}`;
  return `schedule ${told}`;
}

function entry(
  index: SystemIndex,
  name: string,
  service: string,
  evidence: readonly Evidence[],
  reached: readonly Reached[],
): Entry {
  const accesses = reached.flatMap((each) =>
    index.accessesOf(each.operation.id).map((access) => ({
      access,
      transaction:
        each.path.find((call) => call.inTransaction)?.from ?? (access.inTransaction ? access.operation : undefined),
      inLoop: access.inLoop || each.inLoop,
    })),
  );
  const calls = reached.flatMap((each) =>
    index.callsOf(each.operation.id).map((call) => ({ call, inLoop: call.inLoop || each.inLoop })),
  );
  return { name, service, evidence, accesses: settledList(accesses), calls: settledList(calls) };
}
