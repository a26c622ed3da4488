import { groupBy } from '../../model/group-by.ts';
import { entry, scalarText } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Resource } from './resources-of.ts';

/** A text without what only the cloud or its operator knows: `${var.stage}-tickets` is `tickets`. */
export function knownText(node: DataNode | undefined): string | undefined {
  const text = scalarText(node)
    ?.replace(/[-_.]?\$\{[^{}]*\}[-_.]?/g, (hole, at: number) => (at > 0 && /[-_.]$/.test(hole) ? '-' : ''))
    .replace(/^[-_.]+|[-_.]+$/g, '');
  return text === undefined || text === '' || text.includes('${') ? undefined : text;
}

/** A text that holds nothing to be filled in. */
export function wholeText(node: DataNode | undefined): string | undefined {
  const text = scalarText(node);
  return text === undefined || text === '' || text.includes('${') ? undefined : text;
}

/** The settings of a block that may stand once or several times. */
export function blocksOf(node: DataNode | undefined, ...path: readonly string[]): readonly DataNode[] {
  const [first, ...rest] = path;
  const nodes = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  return first === undefined ? nodes : nodes.flatMap((each) => blocksOf(entry(each, first), ...rest));
}

export function firstBlock(node: DataNode | undefined, ...path: readonly string[]): DataNode | undefined {
  return blocksOf(node, ...path)[0];
}

/** The address that a reference leads to: `aws_sqs_queue.late` of `${@aws_sqs_queue.late.arn}`. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{@?([\w.-]+)\}/g)].map((match) => match[1] ?? '');
}

/** The resource that a setting names, by reference or by its own name. */
export function resourceNamed(
  resources: readonly Resource[],
  node: DataNode | undefined,
  ...types: readonly string[]
): Resource | undefined {
  const text = scalarText(node);
  if (text === undefined) return undefined;
  for (const reference of referencesIn(text)) {
    const found = resourceBehind(resources, reference, types);
    if (found !== undefined) return found;
  }
  // `arn:aws:sns:${region}:${account}:orders` names what another plan makes.
  const name = text.startsWith('arn:') ? text.slice(text.lastIndexOf(':') + 1) : text;
  return name.includes('${') ? undefined : resourceCalled(resources, name, types);
}

const namesIn = ['name', 'function_name', 'identifier', 'cluster_identifier', 'cluster_id'];
const namesakes = new WeakMap<readonly Resource[], ReadonlyMap<string, readonly Resource[]>>();

/** `aws_lambda_function.print.function_name` is the name that the function is given, wherever that is spelled out. */
function resourceCalled(resources: readonly Resource[], name: string, types: readonly string[]): Resource | undefined {
  const book =
    namesakes.get(resources) ??
    groupBy(
      resources.filter((resource) => nameIn(resource) !== undefined),
      (resource) => nameIn(resource) ?? '',
    );
  namesakes.set(resources, book);
  return book.get(name)?.find(({ type }) => types.length === 0 || types.includes(type));
}

function nameIn({ body }: Resource): string | undefined {
  return namesIn.map((key) => wholeText(entry(body, key))).find((text) => text !== undefined);
}

const books = new WeakMap<readonly Resource[], ReadonlyMap<string, Resource>>();

/** Addresses of a whole plan are looked up rather than gone through: each of thousands names others. */
function resourceBehind(
  resources: readonly Resource[],
  reference: string,
  types: readonly string[],
): Resource | undefined {
  const book = books.get(resources) ?? new Map(resources.map((resource) => [resource.address, resource]));
  books.set(resources, book);
  const parts = reference.split('.');
  for (let count = parts.length; count > 1; count--) {
    const found = book.get(parts.slice(0, count).join('.'));
    if (found !== undefined && (types.length === 0 || types.includes(found.type))) return found;
  }
  return undefined;
}

/** Words by which people call the only one of its kind; the call of the module around it says more. */
const empty = new Set(
  'this main default primary db database rds cluster instance service app task server cache redis queue topic'.split(
    ' ',
  ),
);

/** What a resource is called where it is declared: its label, or that of the module which is made for it. */
export function labelOf({ names, key }: Resource): string | undefined {
  if (key !== undefined && !/^\d+$/.test(key)) return key;
  const name = names.find((each) => !empty.has(each.toLowerCase()));
  // Templates of CloudFormation write what a thing is behind its name: `ReceiptsFunction`.
  return name === undefined || !/^[A-Z][a-z]/.test(name)
    ? name
    : kebab(name.replace(/(.)(?:Lambda|Function|Service|Cluster)+$/, '$1'));
}

function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
