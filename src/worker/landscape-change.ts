import { knownList } from '../core/model/with-known.ts';
import type { Landscape } from '../core/review/landscape/landscape.ts';
import { type ListChange, listAfter, listChange } from './list-change.ts';

/** A landscape as what became of an earlier one: most edits leave nearly all of its ten thousands of places alone. */
export interface LandscapeChange {
  /** Number of the landscape that it is held against; absent where it is told whole. */
  readonly since?: number | undefined;
  readonly number: number;
  readonly lists: { readonly [List in keyof Landscape]: ListChange<Landscape[List][number]> };
}

/** A landscape by the number under which the thread knows it. */
export interface NumberedLandscape {
  readonly number: number;
  readonly landscape: Landscape;
}

const nothing: Landscape = { services: [], endpoints: [], tables: [], migrations: [], calls: [], channels: [] };

/** The thread's end: knows what it told last, and tells the difference to whoever knows that. */
export function landscapeTeller(): (now: Landscape, known: number | undefined) => LandscapeChange {
  let last: NumberedLandscape = { number: 0, landscape: nothing };
  return (now, known) => {
    const since = known === last.number ? known : undefined;
    const landscape = takenOver(last.landscape, now);
    const lists = changesOf(since === undefined ? nothing : last.landscape, landscape);
    last = { number: last.number + 1, landscape };
    return { since, number: last.number, lists };
  };
}

/** The other end: `before` is the landscape that the question named. */
export function landscapeAfter(before: NumberedLandscape | undefined, change: LandscapeChange): NumberedLandscape {
  const base = change.since === undefined ? nothing : (before?.landscape ?? nothing);
  return { number: change.number, landscape: changed(base, change.lists) };
}

function takenOver(before: Landscape, now: Landscape): Landscape {
  return {
    services: knownList(before.services, now.services),
    endpoints: knownList(before.endpoints, now.endpoints),
    tables: knownList(before.tables, now.tables),
    migrations: knownList(before.migrations, now.migrations),
    calls: knownList(before.calls, now.calls),
    channels: knownList(before.channels, now.channels),
  };
}

function changesOf(before: Landscape, now: Landscape): LandscapeChange['lists'] {
  return {
    services: listChange(before.services, now.services),
    endpoints: listChange(before.endpoints, now.endpoints),
    tables: listChange(before.tables, now.tables),
    migrations: listChange(before.migrations, now.migrations),
    calls: listChange(before.calls, now.calls),
    channels: listChange(before.channels, now.channels),
  };
}

function changed(before: Landscape, lists: LandscapeChange['lists']): Landscape {
  return {
    services: listAfter(before.services, lists.services),
    endpoints: listAfter(before.endpoints, lists.endpoints),
    tables: listAfter(before.tables, lists.tables),
    migrations: listAfter(before.migrations, lists.migrations),
    calls: listAfter(before.calls, lists.calls),
    channels: listAfter(before.channels, lists.channels),
  };
}
