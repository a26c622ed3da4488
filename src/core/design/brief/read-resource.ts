import { entriesOf, isTrue, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ListPath, Resource, UniqueKey } from './brief.ts';
import { type BriefPage, complain, evidenceOf, isNothing, knownEntries } from './brief-page.ts';
import { quantity } from './quantity.ts';
import { readAttribute } from './read-attribute.ts';
import { readLists, readOperations } from './read-operations.ts';
import { readRelations } from './read-relations.ts';

/** Rows after a year where nothing is said: enough that a missing index hurts, not enough to shard. */
const usualRows = 100_000;

const everyDay = ['create', 'read', 'list', 'update'];

export function readResource(page: BriefPage, said: DataEntry): Resource {
  const known = knownEntries(page, said.value, 'resource');
  const relations = readRelations(page, known);
  const isPart = relations.some((relation) => relation.kind === 'part-of');
  const embedded = isTrue(known.get('embedded')) || (isPart && !known.has('operations') && !known.has('lists'));
  if (embedded && !isPart) complain(page, said.keyAt, `${said.key} is embedded, but part of nothing; it stands alone.`);
  const appendOnly = isTrue(known.get('appendOnly'));
  const usual = embedded && isPart ? [] : everyDay.filter((name) => !appendOnly || name !== 'update');
  const operations = readOperations(page, known.get('operations'), usual);
  const evidence = evidenceOf(page, said);
  const rows = quantity(page, known.get('rows'), 'amount', { min: 0, max: 1e12 });
  return {
    name: said.key,
    description: textOf(known.get('description')),
    module: scalarText(known.get('module')),
    team: scalarText(known.get('team')),
    isolated: reason(known.get('isolated')),
    attributes: entriesOf(known.get('attributes')).map((entry) => readAttribute(page, entry)),
    relations,
    uniques: itemsOf(known.get('unique')).map((item) => readUnique(page, item)),
    operations: operations.map((each) => (each.evidence.text === '' ? { ...each, evidence } : each)),
    lists:
      readLists(page, known.get('lists')) ??
      usualLists(
        relations.filter(({ kind }) => kind !== 'many').map(({ name }) => name),
        operations,
        evidence,
      ),
    embedded: embedded && isPart,
    global: isTrue(known.get('global')),
    appendOnly,
    retentionDays: quantity(page, known.get('retention'), 'days', { min: 1, max: 36_500 }),
    rows: rows ?? usualRows,
    rowsAssumed: rows === undefined,
    evidence,
  };
}

function reason(node: DataNode | undefined): string | undefined {
  if (node === undefined || isNothing(node)) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'boolean')
    return node.value ? 'the brief asks for it' : undefined;
  return scalarText(node);
}

function readUnique(page: BriefPage, item: DataNode): UniqueKey {
  const known = item.kind === 'mapping' ? knownEntries(page, item, 'unique') : new Map<string, DataNode>();
  const [condition] = entriesOf(known.get('unless'));
  return {
    of: item.kind === 'mapping' ? textsOf(known.get('of')) : textsOf(item),
    unless: condition === undefined ? undefined : { attribute: condition.key, values: textsOf(condition.value) },
    evidence: evidenceOf(page, item),
  };
}

/** Where lists are wanted and none is described: all, and those of each resource it belongs to. */
function usualLists(
  relations: readonly string[],
  operations: Resource['operations'],
  evidence: Resource['evidence'],
): readonly ListPath[] {
  const list = operations.find((operation) => operation.kind === 'list');
  if (list === undefined) return [];
  return [[], ...relations.map((name) => [name])].map((by) => ({ by, public: list.public, evidence }));
}
