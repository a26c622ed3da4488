import type { Extractor } from '../extractor.ts';
import { basePathsOf } from './openapi-base-paths.ts';
import { openapiFacts } from './openapi-facts.ts';
import { readOperation } from './openapi-operation.ts';

/** OpenAPI 3.0 and 3.1 documents, in YAML and JSON. References inside the document are followed, others are named. */
export const openapi: Extractor = {
  id: 'openapi',
  title: 'OpenAPI 3',
  group: 'contracts',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && versionKey.test(file.text),
  extract: (file) =>
    openapiFacts(file, { version: ['openapi', '3'], methods, basePaths: basePathsOf, operation: readOperation }),
};

/** Anywhere in the text: generators that sort keys put it behind all components. */
const versionKey = /(?:^|[{,])\s*["']?openapi["']?\s*:\s*["']?3\./m;

const methods = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace', 'query']);
