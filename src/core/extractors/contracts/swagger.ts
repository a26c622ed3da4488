import { entry, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extractor } from '../extractor.ts';
import { openapiFacts } from './openapi-facts.ts';
import { readSwaggerOperation } from './swagger-operation.ts';

/** OpenAPI 2, better known as Swagger: bodies are parameters, and one base path holds for all operations. */
export const swagger: Extractor = {
  id: 'swagger',
  title: 'OpenAPI 2 (Swagger)',
  group: 'contracts',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && versionKey.test(file.text),
  extract: (file) =>
    openapiFacts(file, {
      version: ['swagger', '2'],
      methods,
      basePaths: basePathsOf,
      operation: (place, document) => readSwaggerOperation({ ...place, document }),
    }),
};

const versionKey = /(?:^|[{,])\s*["']?swagger["']?\s*:\s*["']?2\.0/m;

const methods = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

/** Without a `basePath` the API stands at the root of its host. */
function basePathsOf(document: DataNode): readonly string[] {
  const path = textOf(entry(document, 'basePath'))?.replace(/\/+$/, '') ?? '';
  return path === '' ? [] : [path.startsWith('/') ? path : `/${path}`];
}
