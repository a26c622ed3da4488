import type { ContractDocument, Enumeration, Property, Quoted, WrongExample } from '../../model/contract-document.ts';
import { entriesOf, entry, isTrue, itemsOf, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import { exampleFault } from './openapi-example-fault.ts';
import type { References } from './openapi-references.ts';

type SchemaFacts = Pick<ContractDocument, 'enumerations' | 'plainTexts' | 'properties' | 'wrongExamples'>;

/** What stands in examples and defaults is data, whatever it looks like. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);
const deepest = 40;

/** Schemas anywhere in a document: parameters, bodies and components look the same. */
export function schemaFacts(file: ReadFile, document: DataNode, references: References): SchemaFacts {
  const enumerations: Enumeration[] = [];
  const plainTexts: Quoted[] = [];
  const properties: Property[] = [];
  const wrongExamples: WrongExample[] = [];
  const visit = (node: DataNode, name: string, isProperty: boolean, depth: number): void => {
    if (depth > deepest) return;
    if (node.kind === 'sequence') for (const item of node.items) visit(item, nameIn(item, name), false, depth + 1);
    if (node.kind !== 'mapping') return;
    const found = enumerationOf(file, node, name);
    if (found !== undefined) enumerations.push(found);
    else if (isProperty && isPlain(node)) plainTexts.push({ text: name, evidence: file.evidence(node.at, node.end) });
    const property = isProperty ? propertyOf(file, node, name) : undefined;
    if (property !== undefined) properties.push(property);
    wrongExamples.push(...wrongExamplesOf(file, references, node, name));
    for (const { key, value } of entriesOf(node)) {
      const names = nameless.has(key) ? name : key;
      const holdsProperties = key === 'properties';
      if (holdsProperties) for (const each of entriesOf(value)) visit(each.value, each.key, true, depth + 1);
      else if (!data.has(key) && !key.startsWith('x-')) visit(value, names, false, depth + 1);
    }
  };
  visit(document, '', false, 0);
  return { enumerations, plainTexts, properties, wrongExamples };
}

/** Keys that say how a schema is used and not what it is called. */
const nameless = new Set(['schema', 'items', 'allOf', 'oneOf', 'anyOf', 'not', 'additionalProperties', 'parameters']);

/** A parameter carries its name beside its schema. */
function nameIn(node: DataNode, name: string): string {
  const own = entry(node, 'name');
  return own?.kind === 'scalar' && typeof own.value === 'string' && entry(node, 'in') !== undefined ? own.value : name;
}

function enumerationOf(file: ReadFile, node: DataNode, name: string): Enumeration | undefined {
  const list = entry(node, 'enum');
  if (list?.kind !== 'sequence') return undefined;
  const types = textsOf(entry(node, 'type'));
  return {
    name,
    type: types.find((type) => type !== 'null'),
    nullable: types.includes('null') || isTrue(entry(node, 'nullable')) || isTrue(entry(node, 'x-nullable')),
    values: itemsOf(list).flatMap((item) =>
      item.kind === 'scalar'
        ? [{ text: String(item.value), type: item.value === null ? 'null' : typeof item.value }]
        : [],
    ),
    evidence: file.evidence(list.at, list.end),
  };
}

function isPlain(node: DataNode): boolean {
  const isText = textsOf(entry(node, 'type')).includes('string');
  return isText && entry(node, 'format') === undefined && entry(node, 'pattern') === undefined;
}

const oneValue = new Set(['string', 'integer', 'number', 'boolean']);

function propertyOf(file: ReadFile, node: DataNode, name: string): Property | undefined {
  const [type, another] = textsOf(entry(node, 'type')).filter((each) => each !== 'null');
  if (type === undefined || another !== undefined || !oneValue.has(type)) return undefined;
  return { name, type, format: textOf(entry(node, 'format')), evidence: file.evidence(node.at, node.end) };
}

/** A schema carries its example itself; parameters and media types carry one beside their schema. */
function wrongExamplesOf(file: ReadFile, references: References, node: DataNode, name: string): WrongExample[] {
  const schema = entry(node, 'schema') ?? (entry(node, 'type') === undefined ? undefined : node);
  if (schema === undefined) return [];
  const named = entriesOf(entry(node, 'examples')).flatMap(({ value }) => entry(value, 'value') ?? []);
  const listed = schema === node ? itemsOf(entry(node, 'examples')) : [];
  return [entry(node, 'example'), ...named, ...listed].flatMap((example) => {
    const fault = example === undefined ? undefined : exampleFault(references, schema, example);
    if (example === undefined || fault === undefined) return [];
    return [{ name, fault, evidence: file.evidence(example.at, example.end) }];
  });
}
