import type { Call } from '../../core/model/call.ts';
import type { DataAccess } from '../../core/model/data-access.ts';
import type { Endpoint } from '../../core/model/endpoint.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import type { Table } from '../../core/model/table.ts';
import type { Fact, FactKind } from '../facts/fact.ts';

/** What a claim is about, as elements of the System: what is cited, or else what the cited routes and operations reach. */
export interface Subject {
  readonly index: SystemIndex;
  readonly title: string;
  readonly endpoints: readonly Endpoint[];
  readonly calls: readonly Call[];
  readonly accesses: readonly DataAccess[];
  readonly tables: readonly Table[];
  readonly components: readonly string[];
  /** Operation ids that the cited facts run through. */
  readonly operations: readonly string[];
}

export function subjectOf(index: SystemIndex, cited: readonly Fact[], title: string): Subject {
  const elements = (kind: FactKind): readonly string[] =>
    cited.filter((fact) => fact.kind === kind).map((fact) => fact.element);
  const endpoints = elements('E').flatMap((id) => index.endpoint(id) ?? []);
  const reached = [
    ...elements('O').flatMap((id) => index.reachedFrom(id)),
    ...endpoints.flatMap((endpoint) => index.reachedBy(endpoint)),
  ];
  const operations = [...new Set(reached.map(({ operation }) => operation.id))];
  const named = <T extends { readonly id: string }>(all: readonly T[], kind: FactKind): readonly T[] => {
    const ids = new Set(elements(kind));
    return all.filter((element) => ids.has(element.id));
  };
  const calls = named(index.system.calls, 'C');
  const accesses = named(index.system.accesses, 'D');
  const through = [...new Set([...operations, ...[...calls, ...accesses].map(({ operation }) => operation)])];
  return {
    index,
    title,
    endpoints: endpoints.length > 0 ? endpoints : through.flatMap((id) => index.endpointsOf(id)),
    calls: calls.length > 0 ? calls : operations.flatMap((id) => index.callsOf(id)),
    accesses: accesses.length > 0 ? accesses : operations.flatMap((id) => index.accessesOf(id)),
    tables: elements('T').flatMap((id) => index.table(id) ?? []),
    components: elements('N'),
    operations: through,
  };
}
