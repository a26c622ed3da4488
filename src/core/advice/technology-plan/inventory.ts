import type { Component, ComponentKind } from '../../model/component.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import type { SystemIndex } from '../../model/system-index.ts';
import { count, listed, shortList } from '../../model/wording.ts';
import { isIdle } from '../in-use.ts';
import { productName } from '../product-name.ts';

export interface InventoryLine {
  readonly kind: ComponentKind;
  readonly product: string;
  readonly names: readonly string[];
  readonly verdict: 'keep' | 'question';
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

const products: ReadonlySet<ComponentKind> = new Set([
  'database',
  'cache',
  'broker',
  'search',
  'storage',
  'gateway',
  'discovery',
  'config',
  'auth',
  'monitoring',
  'tracing',
]);

/** Every product that runs, with who uses it. Those of one kind, product and verdict share a line. */
export function inventory(index: SystemIndex): readonly InventoryLine[] {
  const running = index.system.components.filter(({ kind, role }) => role === 'system' && products.has(kind));
  const lines = running.map((component) => ({ component, ...use(index, component) }));
  const product = ({ technology, name }: Component): string => productName(technology ?? name);
  const groups = groupBy(lines, ({ component, verdict }) => `${component.kind} ${product(component)} ${verdict}`);
  return [...groups.values()].flatMap((group): InventoryLine[] => {
    const [first] = group;
    if (first === undefined) return [];
    const users = [...new Set(group.flatMap((line) => line.users))].sort();
    return [
      {
        kind: first.component.kind,
        product: product(first.component),
        names: group.map(({ component }) => component.name),
        verdict: first.verdict,
        why: because(
          first.component.kind,
          first.verdict,
          users,
          group.reduce((sum, line) => sum + line.tables, 0),
        ),
        evidence: group.flatMap(({ component }) => component.evidence.slice(0, 1)).slice(0, 3),
      },
    ];
  });
}

interface Use {
  readonly users: readonly string[];
  readonly tables: number;
  readonly verdict: InventoryLine['verdict'];
}

function use(index: SystemIndex, component: Component): Use {
  const { system } = index;
  const { id, kind } = component;
  // A gateway that has code of its own asks stores too, and leads nobody there.
  const leads = (to: string): boolean => kind === 'gateway' && !products.has(index.component(to)?.kind ?? 'service');
  const edges = system.connections.filter(({ from, to }) => to === id || (from === id && leads(to)));
  const users = edges.map(({ from, to }) => index.component(to === id ? from : to)?.name ?? from);
  const tables = system.tables.filter(({ store, role }) => store === id && role === 'system').length;
  return { users, tables, verdict: isIdle(index, component) ? 'question' : 'keep' };
}

function because(
  kind: ComponentKind,
  verdict: InventoryLine['verdict'],
  users: readonly string[],
  tables: number,
): string {
  const by = shortList(users);
  if (verdict === 'question') {
    const waits = users.length === 0 ? '' : ` ${by} ${users.length === 1 ? 'waits' : 'wait'} for it to start, no more.`;
    return `no code was found that speaks to it.${waits} Name its user, or drop it: what runs unused still has to be updated and backed up.`;
  }
  const parts = [
    tables === 0 ? '' : `holds ${count(tables, 'table')}`,
    users.length === 0 ? '' : `${kind === 'gateway' ? 'leads to' : 'is used by'} ${by}`,
  ];
  const said = parts.filter((part) => part !== '');
  return said.length > 0 ? listed(said) : `who uses a ${kind} product stands in settings that are not read`;
}
