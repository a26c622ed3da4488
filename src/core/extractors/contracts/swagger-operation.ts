import type { ContractOperation } from '../../model/contract.ts';
import { httpMethods, type Parameter, type ParameterPlace, type Response } from '../../model/endpoint.ts';
import type { Shape } from '../../model/shape.ts';
import { entriesOf, entry, isTrue, itemsOf, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { OperationPlace } from './openapi-operation.ts';
import { securityOf } from './openapi-security.ts';
import { isDeprecated, shapeOf, statusOf, summaryOf, typeName } from './openapi-shape.ts';

export interface SwaggerPlace extends OperationPlace {
  /** Media types may be said once for all operations. */
  readonly document: DataNode;
}

export function readSwaggerOperation(place: SwaggerPlace): ContractOperation {
  const { operation, method } = place;
  const parameters = parameterNodes(place);
  return {
    method: httpMethods.find((known) => known === method.toUpperCase()) ?? 'GET',
    path: place.path,
    operationId: textOf(entry(operation, 'operationId')),
    summary: summaryOf(operation),
    parameters: parameters.flatMap((node) => parameterOf(place, node)),
    request: bodyOf(place, parameters),
    responses: responsesOf(place),
    security: securityOf(entry(operation, 'security')) ?? place.security,
    deprecated: isDeprecated(operation),
    evidence: place.file.evidence(place.keyAt, operation.end),
  };
}

/** An operation's parameters override those of its path item. */
function parameterNodes({ references, item, operation }: SwaggerPlace): readonly DataNode[] {
  const byName = new Map<string, DataNode>();
  for (const node of [...itemsOf(entry(item, 'parameters')), ...itemsOf(entry(operation, 'parameters'))]) {
    const parameter = references.follow(node);
    if (parameter === undefined) continue;
    byName.set(`${textOf(entry(parameter, 'in'))} ${textOf(entry(parameter, 'name'))}`, parameter);
  }
  return [...byName.values()];
}

const places: Readonly<Record<string, ParameterPlace>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  formData: 'form',
};

function parameterOf({ references }: SwaggerPlace, node: DataNode): readonly Parameter[] {
  const name = textOf(entry(node, 'name'));
  const at = places[textOf(entry(node, 'in')) ?? ''];
  if (name === undefined || at === undefined) return [];
  const required = at === 'path' || isTrue(entry(node, 'required'));
  // The parameter is its own schema here.
  return [{ name, in: at, required, type: typeName(references, node), shape: shapeOf(references, node) }];
}

/** One `body` parameter, or the form's fields together. */
function bodyOf({ references }: SwaggerPlace, parameters: readonly DataNode[]): Shape | undefined {
  const body = parameters.find((node) => textOf(entry(node, 'in')) === 'body');
  if (body !== undefined) return shapeOf(references, entry(body, 'schema'));
  const fields = parameters.filter((node) => textOf(entry(node, 'in')) === 'formData');
  if (fields.length === 0) return undefined;
  return {
    type: 'object',
    fields: fields.map((node) => ({
      name: textOf(entry(node, 'name')) ?? '',
      shape: shapeOf(references, node),
      required: isTrue(entry(node, 'required')),
    })),
  };
}

function responsesOf(place: SwaggerPlace): readonly Response[] {
  const { file, references, operation, document } = place;
  const [contentType] = [...textsOf(entry(operation, 'produces')), ...textsOf(entry(document, 'produces'))];
  return entriesOf(entry(operation, 'responses')).flatMap(({ key, keyAt, keyEnd, value }): readonly Response[] => {
    const status = statusOf(key);
    if (status === undefined) return [];
    const response = references.follow(value);
    const schema = entry(response, 'schema');
    const content = schema === undefined ? {} : { contentType, shape: shapeOf(references, schema) };
    const description = textOf(entry(response, 'description'));
    return [{ status, description, ...content, evidence: file.evidence(keyAt, keyEnd) }];
  });
}
