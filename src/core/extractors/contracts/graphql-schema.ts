import type { Problem } from '../../model/problem.ts';
import { type GraphqlField, readGraphql } from '../../syntax/graphql.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { graphqlShapes } from './graphql-shapes.ts';

/**
 * GraphQL schemas: each field of the query, mutation and subscription types is an operation. All are sent to one URL, so
 * the field stands behind a `#`: `POST /graphql#Query.books`.
 */
export const graphqlSchema: Extractor = {
  id: 'graphql-schema',
  title: 'GraphQL schema',
  group: 'contracts',
  files: /\.(?:graphqls?|gql)$/i,
  applies: (file) => /\.(?:graphqls?|gql)$/i.test(file.path),
  extract: (file) => extract(file),
};

function extract(file: ReadFile): Extraction {
  const { schema, problem } = readGraphql(file.text);
  const problems: Problem[] =
    problem === undefined
      ? []
      : [{ file: file.path, line: file.lines.lineAt(problem.at), message: `Not valid GraphQL: ${problem.message}` }];
  if (schema === undefined) return { facts: [], problems };
  const shapes = graphqlShapes(schema);
  const operations = schema.roots.flatMap(({ kind, fields }) =>
    fields.map((field) => ({
      method: 'POST' as const,
      path: `/graphql#${kind}.${field.name}`,
      protocol: 'graphql' as const,
      operationId: field.name,
      summary: field.description,
      parameters: field.args.map((argument) => ({
        name: argument.name,
        in: 'body' as const,
        required: argument.required,
        type: shapes.of(argument.type).type,
        shape: shapes.of(argument.type),
      })),
      responses: [{ status: 200, contentType: 'application/json', shape: answerOf(field, shapes.of(field.type)) }],
      security: [],
      deprecated: field.deprecated,
      evidence: file.evidence(field.at, field.end),
    })),
  );
  if (operations.length === 0) return { facts: [], problems };
  const evidence = operations[0]?.evidence ?? file.evidence(0, 0);
  return { facts: [{ kind: 'contract', contract: 'graphql', basePaths: [], operations, evidence }], problems };
}

/** An answer holds its data below `data`, by the name of the field. */
function answerOf(field: GraphqlField, shape: ReturnType<ReturnType<typeof graphqlShapes>['of']>) {
  const data = { type: 'object' as const, fields: [{ name: field.name, shape, required: field.type.required }] };
  return { type: 'object' as const, fields: [{ name: 'data', shape: data, required: true }] };
}
