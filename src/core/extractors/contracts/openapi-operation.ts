import type { ContractOperation } from '../../model/contract.ts';
import { httpMethods, type Parameter, type ParameterPlace, type Response } from '../../model/endpoint.ts';
import { entriesOf, entry, isTrue, itemsOf, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { References } from './openapi-references.ts';
import { securityOf } from './openapi-security.ts';
import { contentShape, isDeprecated, shapeOf, statusOf, summaryOf, typeName } from './openapi-shape.ts';

export interface OperationPlace {
  readonly file: ReadFile;
  readonly references: References;
  /** The path item, whose parameters hold for all its operations. */
  readonly item: DataNode | undefined;
  readonly path: string;
  readonly method: string;
  readonly keyAt: number;
  readonly operation: DataNode;
  /** Schemes of the whole document. */
  readonly security: readonly string[];
}

export function readOperation(place: OperationPlace): ContractOperation {
  const { file, references, operation, method } = place;
  const body = references.follow(entry(operation, 'requestBody'));
  return {
    method: httpMethods.find((known) => known === method.toUpperCase()) ?? 'GET',
    path: place.path,
    operationId: textOf(entry(operation, 'operationId')),
    summary: summaryOf(operation),
    parameters: parametersOf(place),
    request: contentShape(references, body).shape,
    responses: entriesOf(entry(operation, 'responses')).flatMap(
      ({ key, keyAt, keyEnd, value }): readonly Response[] => {
        const status = statusOf(key);
        if (status === undefined) return [];
        const response = references.follow(value);
        const content = contentShape(references, response);
        const description = textOf(entry(response, 'description'));
        return [
          {
            status,
            description,
            contentType: content.type,
            shape: content.shape,
            evidence: file.evidence(keyAt, keyEnd),
          },
        ];
      },
    ),
    security: securityOf(entry(operation, 'security')) ?? place.security,
    deprecated: isDeprecated(operation),
    evidence: file.evidence(place.keyAt, operation.end),
  };
}

const places: Readonly<Record<string, ParameterPlace>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  cookie: 'cookie',
};

/** An operation's parameters override those of its path item. */
function parametersOf(place: OperationPlace): readonly Parameter[] {
  const { references, item, operation } = place;
  const byName = new Map<string, Parameter>();
  for (const node of [...itemsOf(entry(item, 'parameters')), ...itemsOf(entry(operation, 'parameters'))]) {
    const parameter = references.follow(node);
    const name = textOf(entry(parameter, 'name'));
    const at = places[textOf(entry(parameter, 'in')) ?? ''];
    if (name === undefined || at === undefined) continue;
    const schema =
      entry(parameter, 'schema') ??
      entriesOf(entry(parameter, 'content')).map(({ value }) => entry(value, 'schema'))[0];
    const required = at === 'path' || isTrue(entry(parameter, 'required'));
    byName.set(`${at} ${name}`, {
      name,
      in: at,
      required,
      type: typeName(references, schema),
      shape: shapeOf(references, schema),
    });
  }
  return [...byName.values()];
}
