import { entriesOf, entry, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { type Lines, linesOf } from '../../syntax/lines.ts';
import { readDocuments } from '../../syntax/read-documents.ts';
import type { Resource } from '../brief/brief.ts';
import type { BriefPage } from '../brief/brief-page.ts';
import { readBrief } from '../brief/read-brief.ts';
import { readResource } from '../brief/read-resource.ts';
import type { BriefForm, FormAttribute, FormResource } from './brief-form.ts';
import { problemPlace } from './problem-place.ts';

const loadKeys = ['requestsPerSecond', 'peakFactor', 'readsPerWrite', 'payload', 'growth'] as const;

/** Shows a brief as it is written. What is wrong in it is shown too, with the field where it can be mended. */
export function readForm(file: string, text: string): BriefForm {
  const { brief, problems } = readBrief(file, text);
  const [root] = readDocuments(isJsonBrief(file) ? file : `${file}.yaml`, text).documents;
  const lines = linesOf(text);
  // Read apart from the brief: names that lead nowhere are missing there, and here they wait to be mended.
  const page: BriefPage = { file, lines, problems: [] };
  const resources = entriesOf(entry(root, 'resources')).map((said) => readResource(page, said));
  const said = (key: string): string => scalarText(entry(root, key)) ?? '';
  return {
    name: said('name'),
    goals: textsOf(entry(root, 'goals')),
    auth: brief.auth,
    database: brief.dialect,
    availability: said('availability'),
    people: said('people'),
    tenant: said('tenant'),
    load: loadKeys.map((key) => ({ key, value: brief.load[key], assumed: brief.load.assumed.includes(key) })),
    resources: resources.map(formResource),
    also: alsoSaid(root, lines),
    problems: problems.map((problem) => ({
      path: problemPlace(root, lines, problem),
      line: problem.line,
      message: problem.message,
    })),
  };
}

export function isJsonBrief(file: string): boolean {
  return /\.jsonc?$/i.test(file);
}

function formResource(resource: Resource): FormResource {
  return {
    name: resource.name,
    line: resource.evidence.line,
    description: resource.description ?? '',
    rows: resource.rows,
    rowsAssumed: resource.rowsAssumed,
    attributes: resource.attributes.map(formAttribute),
    relations: resource.relations.map(({ name, to, kind, optional }) => ({ name, to, kind, optional })),
    operations: resource.operations.map(({ name }) => name),
  };
}

function formAttribute(attribute: Resource['attributes'][number]): FormAttribute {
  const { name, type, max, min, values, optional, unique, personal, secret, readOnly } = attribute;
  return { name, type, max, min, values, optional, unique, personal, secret, readOnly };
}

/** What the form has no fields for stays in the text, and the form says that it is there. */
function alsoSaid(root: DataNode | undefined, lines: Lines): BriefForm['also'] {
  const top = ['consumers', 'externals'].flatMap((what) => {
    const node = entry(root, what);
    const amount = entriesOf(node).length;
    return node === undefined || amount === 0 ? [] : [{ what, amount, line: lines.lineAt(node.at) }];
  });
  const resources = entriesOf(entry(root, 'resources'));
  const inside = ['lists', 'unique'].flatMap((what) => {
    const found = resources.flatMap(({ value }) => entry(value, what) ?? []);
    const amount = found.reduce((sum, node) => sum + (node.kind === 'sequence' ? node.items.length : 1), 0);
    const [first] = found;
    return first === undefined ? [] : [{ what, amount, line: lines.lineAt(first.at) }];
  });
  const rich = resources.flatMap(({ value }) =>
    entriesOf(entry(value, 'operations')).filter((each) => saysMore(each.value)),
  );
  const [first] = rich;
  const details =
    first === undefined ? [] : [{ what: 'operation details', amount: rich.length, line: lines.lineAt(first.keyAt) }];
  return [...top, ...inside, ...details];
}

function saysMore(node: DataNode): boolean {
  return entriesOf(node).length > 0 || textOf(node) !== undefined;
}
