import type {
  ContractDocument,
  DocumentOperation,
  DocumentParameter,
  Quoted,
  SecurityScheme,
} from '../../model/contract-document.ts';
import type { Evidence } from '../../model/evidence.ts';
import { entriesOf, entry, isTrue, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataEntry, DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import { blockOf } from './openapi-block.ts';
import type { References } from './openapi-references.ts';
import { schemaFacts } from './openapi-schema-facts.ts';

const methods = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace', 'query']);

interface Place {
  readonly file: ReadFile;
  readonly document: DataNode;
  readonly references: References;
}

/** What a document says of itself, of OpenAPI 2 and 3 alike. */
export function documentOf(file: ReadFile, document: DataNode, references: References): ContractDocument {
  const place = { file, document, references };
  const tags = itemsOf(entry(document, 'tags')).flatMap((tag) => textOf(entry(tag, 'name')) ?? []);
  return {
    format: entry(document, 'openapi') === undefined ? 'openapi-2' : 'openapi-3',
    version: scalarText(entry(document, 'openapi') ?? entry(document, 'swagger')) ?? '',
    servers: serversOf(place),
    paths: entriesOf(entry(document, 'paths')).map((item) => ({
      text: item.key,
      evidence: file.evidence(item.keyAt, item.keyEnd),
      block: blockOf(file, item),
    })),
    tags: tags.length === 0 ? undefined : tags,
    schemes: schemesOf(place),
    operations: entriesOf(entry(document, 'paths')).flatMap((item) => operationsOf(place, item)),
    ...schemaFacts(file, document, references),
  };
}

function serversOf({ file, document }: Place): Quoted[] {
  const basePath = entry(document, 'basePath');
  const servers = itemsOf(entry(document, 'servers')).map((server) => ({
    node: entry(server, 'url'),
    variables: entry(server, 'variables'),
  }));
  return [...servers, { node: basePath, variables: undefined }].flatMap(({ node, variables }) => {
    const text = textOf(node);
    if (node === undefined || text === undefined) return [];
    return [{ text: filled(text, variables), evidence: file.evidence(node.at, node.end) }];
  });
}

/** `https://{host}/{base}` with the values that its variables have by default. */
function filled(url: string, variables: DataNode | undefined): string {
  return url.replace(/\{([^{}]+)\}/g, (hole, name: string) => scalarText(entry(variables, name, 'default')) ?? hole);
}

function schemesOf({ file, document, references }: Place): SecurityScheme[] {
  const declared = entry(document, 'components', 'securitySchemes') ?? entry(document, 'securityDefinitions');
  return entriesOf(declared).map((scheme) => {
    const node = references.follow(scheme.value);
    const type = textOf(entry(node, 'type')) ?? '';
    const flows = entriesOf(entry(node, 'flows')).map(({ value }) => entry(value, 'scopes'));
    const scopes = [...flows, entry(node, 'scopes')].flatMap((each) => entriesOf(each).map(({ key }) => key));
    return {
      name: scheme.key,
      type,
      asks: (textOf(entry(node, 'scheme')) ?? textOf(entry(node, 'in')))?.toLowerCase(),
      complete: node === undefined || isComplete(node, type),
      scopes: type === 'oauth2' ? scopes : undefined,
      evidence: file.evidence(scheme.keyAt, scheme.value.end),
    };
  });
}

/** What the specification requires of each type. */
const needs: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  openIdConnect: ['openIdConnectUrl'],
  mutualTLS: [],
  basic: [],
};

/** OpenAPI 2 names the one flow of OAuth 2, OpenAPI 3 lists them. */
function isComplete(node: DataNode, type: string): boolean {
  if (type === 'oauth2') return entry(node, 'flow') !== undefined || entriesOf(entry(node, 'flows')).length > 0;
  return needs[type]?.every((key) => entry(node, key) !== undefined) === true;
}

function operationsOf(place: Place, { key: path, value }: DataEntry): DocumentOperation[] {
  const { file, document, references } = place;
  const item = references.follow(value);
  return entriesOf(item)
    .filter(({ key }) => methods.has(key.toLowerCase()))
    .map((each): DocumentOperation => {
      const { key: method, keyAt, keyEnd, value: operation } = each;
      const own = parametersOf(place, operation, false);
      const isOwn = (shared: DocumentParameter): boolean =>
        own.some((parameter) => parameter.in === shared.in && parameter.name === shared.name);
      const shared = parametersOf(place, item, true).filter((parameter) => !isOwn(parameter));
      return {
        method: method.toUpperCase(),
        path,
        operationId: textOf(entry(operation, 'operationId')) || undefined,
        tags: textsOf(entry(operation, 'tags')),
        parameters: [...shared, ...own],
        ...([item, operation].some((holder) => leadsOut(place, holder)) && { otherParameters: true as const }),
        requirements: requirementsOf(entry(operation, 'security') ?? entry(document, 'security')),
        statuses: statusesOf(entry(operation, 'responses')),
        ...responsePlaces(file, entry(operation, 'responses')),
        hasBody: entry(operation, 'requestBody') !== undefined || own.some((parameter) => parameter.in === 'body'),
        deprecated: isTrue(entry(operation, 'deprecated')),
        sunset: saysEnd(operation),
        block: blockOf(file, each),
        evidence: file.evidence(keyAt, keyEnd),
      };
    });
}

function parametersOf({ file, references }: Place, holder: DataNode | undefined, shared: boolean): DocumentParameter[] {
  return itemsOf(entry(holder, 'parameters')).flatMap((node) => {
    const parameter = references.follow(node);
    const name = textOf(entry(parameter, 'name'));
    const at = textOf(entry(parameter, 'in'));
    if (name === undefined || at === undefined) return [];
    const required = isTrue(entry(parameter, 'required'));
    const evidence = file.evidence(node.at, node.end);
    return [{ name, in: at, required, described: describedBy(parameter, at), shared, evidence }];
  });
}

/** Some parameters stand in another file, or nowhere. */
function leadsOut({ references }: Place, holder: DataNode | undefined): boolean {
  return itemsOf(entry(holder, 'parameters')).some((node) => references.follow(node) === undefined);
}

/** OpenAPI 2 says the type of a parameter beside its name; OpenAPI 3 has a schema, or content of one media type. */
function describedBy(parameter: DataNode | undefined, at: string): DocumentParameter['described'] {
  const schema = entry(parameter, 'schema') !== undefined || entry(parameter, 'type') !== undefined;
  const contents = entriesOf(entry(parameter, 'content')).length;
  if (contents > 1 || (schema && contents > 0)) return 'twice';
  return schema || contents === 1 || at === 'body' ? 'well' : 'not';
}

function requirementsOf(node: DataNode | undefined): DocumentOperation['requirements'] {
  return itemsOf(node).flatMap((item) =>
    entriesOf(item).map(({ key, value }) => ({ scheme: key, scopes: textsOf(value) })),
  );
}

function statusesOf(node: DataNode | undefined): readonly string[] | undefined {
  return node === undefined ? undefined : entriesOf(node).map(({ key }) => key);
}

/** Where one more response goes: only what an edit needs is kept, since contracts have tens of thousands of them. */
function responsePlaces(
  file: ReadFile,
  responses: DataNode | undefined,
): Pick<DocumentOperation, 'firstResponse' | 'laterResponse' | 'lastResponse'> {
  const all = entriesOf(responses);
  const [first, last] = [all[0], all.at(-1)];
  const later = all.find(({ key }) => /^(?:4[3-9]\d|5..|default)$/i.test(key));
  const placeOf = (each: DataEntry | undefined): Evidence | undefined =>
    each === undefined ? undefined : file.evidence(each.keyAt, each.keyEnd);
  return {
    firstResponse: placeOf(first),
    laterResponse: placeOf(later),
    lastResponse: last === undefined ? undefined : blockOf(file, unquoted(file, last)),
  };
}

/** Statuses stand in quotes in YAML, and a block begins with them. */
function unquoted({ text }: ReadFile, each: DataEntry): DataEntry {
  return /['"]/.test(text[each.keyAt - 1] ?? '') ? { ...each, keyAt: each.keyAt - 1 } : each;
}

function saysEnd(operation: DataNode): boolean {
  if (entriesOf(operation).some(({ key }) => /^x-.*sunset|^x-deprecat/i.test(key))) return true;
  const texts = [scalarText(entry(operation, 'description')), scalarText(entry(operation, 'summary'))];
  if (texts.some((text) => /\b(?:sunset|until|removed?|end of life)\b/i.test(text ?? ''))) return true;
  return entriesOf(entry(operation, 'responses')).some(({ value }) =>
    entriesOf(entry(value, 'headers')).some(({ key }) => key.toLowerCase() === 'sunset'),
  );
}
