import type { Evidence } from '../../model/evidence.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import type { Table } from '../../model/table.ts';
import { listed } from '../../model/wording.ts';
import { ownerOf } from '../owners.ts';
import { joinStatements, keyLinks } from '../table-links.ts';

/** Something that reaches over the border between two owners. */
export interface Crossing {
  readonly kind: 'write' | 'foreign key' | 'join' | 'read';
  /** Who reaches over, and into whose data. */
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly evidence: readonly Evidence[];
}

/** In the order of what hurts: a foreign write breaks the owner's rules, a foreign read only its freedom to change. */
export function crossingsOf(index: SystemIndex): readonly Crossing[] {
  const owner = (table: Table): string | undefined => ownerOf(index, table).service;
  const name = (id: string): string => index.component(id)?.name ?? id;
  const foreign = index.system.accesses.flatMap((access): Crossing[] => {
    const table = index.table(access.table);
    const user = index.operation(access.operation);
    const whose = table === undefined ? undefined : owner(table);
    if (table === undefined || user === undefined || whose === undefined || whose === user.service) return [];
    const [from, to] = [name(user.service), name(whose)];
    const what = `${user.name} ${access.kind === 'write' ? 'writes' : 'reads'} \`${table.name}\``;
    return access.role === 'system'
      ? [{ kind: access.kind, from, to, what, evidence: access.evidence.slice(0, 1) }]
      : [];
  });
  const keys = keyLinks(index).flatMap(({ from, to, key }): Crossing[] => {
    const [own, other] = [owner(from), owner(to)];
    if (own === undefined || other === undefined || own === other) return [];
    const what = `\`${from.name}.${key.columns.join(', ')}\` refers to \`${to.name}\``;
    return [{ kind: 'foreign key', from: name(own), to: name(other), what, evidence: [key.evidence] }];
  });
  const joins = joinStatements(index).flatMap(({ tables, operation }): Crossing[] => {
    const user = index.operation(operation);
    const [first, other] = [...new Set(tables.flatMap((table) => owner(table) ?? []))];
    if (first === undefined || other === undefined || user === undefined) return [];
    const [from, to] = first === user.service ? [first, other] : [user.service, first];
    const what = `${user.name} joins ${listed(tables.map((table) => `\`${table.name}\``))}`;
    return [{ kind: 'join', from: name(from), to: name(to), what, evidence: user.evidence.slice(0, 1) }];
  });
  const of = (kind: Crossing['kind']): readonly Crossing[] => foreign.filter((crossing) => crossing.kind === kind);
  return [...of('write'), ...keys, ...joins, ...of('read')];
}
