import { entriesOf, isTrue, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type ListPath, type Operation, type Setting, type Stock, standardOperations } from './brief.ts';
import { type BriefPage, complain, evidenceOf, knownEntries } from './brief-page.ts';
import { quantity } from './quantity.ts';

const perSecond = { min: 0, max: 1e7 };

/** A list of words, or a mapping in which each word says more. Where nothing is said: everything but deletion. */
export function readOperations(
  page: BriefPage,
  node: DataNode | undefined,
  usual: readonly string[],
): readonly Operation[] {
  if (node === undefined) return usual.map((name) => operation(page, name, undefined, undefined));
  if (node.kind === 'mapping') return entriesOf(node).map((said) => operation(page, said.key, said.value, said));
  const names = textsOf(node);
  if (names.length === 0)
    complain(page, node.at, 'Operations are words such as create, read, list, or a mapping of them.');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) complain(page, node.at, `The operation ${twice} is named twice.`);
  return [...new Set(names)].map((name) => operation(page, name, undefined, node));
}

function operation(
  page: BriefPage,
  name: string,
  node: DataNode | undefined,
  place: Parameters<typeof evidenceOf>[1] | undefined,
): Operation {
  const known = knownEntries(page, node, 'operation');
  const kind = standardOperations.find((each) => each === name) ?? 'action';
  return {
    name,
    kind,
    public: isTrue(known.get('public')),
    emits: textsOf(known.get('emits')),
    calls: scalarText(known.get('calls')),
    sets: entriesOf(known.get('sets')).map(({ key, value }) => settingOf(key, scalarText(value) ?? '')),
    from: textsOf(known.get('from')),
    takes: stockOf(page, known.get('takes')),
    gives: stockOf(page, known.get('gives')),
    async: isTrue(known.get('async')),
    idempotent: isTrue(known.get('idempotent')),
    perSecond: quantity(page, known.get('perSecond'), 'amount', perSecond),
    evidence: place === undefined ? { file: page.file, line: 1, endLine: 1, text: '' } : evidenceOf(page, place),
  };
}

/** `state`, or `line.state` of a part. */
function settingOf(key: string, value: string): Setting {
  const [first = key, second] = key.split('.');
  return second === undefined ? { attribute: first, value } : { part: first, attribute: second, value };
}

/** `product.stock` */
function stockOf(page: BriefPage, node: DataNode | undefined): Stock | undefined {
  if (node === undefined) return undefined;
  const [resource, attribute, more] = scalarText(node)?.split('.') ?? [];
  if (resource && attribute && more === undefined) return { resource, attribute };
  return complain(page, node.at, 'A stock is a resource and an attribute of it: product.stock.');
}

export function readLists(page: BriefPage, node: DataNode | undefined): readonly ListPath[] | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== 'sequence') return complain(page, node.at, 'Lists are a sequence: each entry is one way to list.');
  return itemsOf(node).map((item): ListPath => {
    const short = item.kind === 'scalar' ? scalarText(item) : undefined;
    const known = item.kind === 'mapping' ? knownEntries(page, item, 'list') : new Map<string, DataNode>();
    const sort = scalarText(known.get('sort'));
    return {
      by: short === undefined ? textsOf(known.get('by')) : [short],
      sort: sort === undefined ? undefined : { attribute: sort.replace(/^[-+]/, ''), descending: sort.startsWith('-') },
      public: isTrue(known.get('public')),
      perSecond: quantity(page, known.get('perSecond'), 'amount', perSecond),
      evidence: evidenceOf(page, item),
    };
  });
}
