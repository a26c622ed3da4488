import type { Problem } from '../../model/problem.ts';
import { entriesOf, entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { documentOf } from './openapi-document.ts';
import { createReferences } from './openapi-references.ts';
import { securityOf } from './openapi-security.ts';
import { readSwaggerOperation } from './swagger-operation.ts';

/** OpenAPI 2, better known as Swagger: bodies are parameters, and one base path holds for all operations. */
export const swagger: Extractor = {
  id: 'swagger',
  title: 'OpenAPI 2 (Swagger)',
  group: 'contracts',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && versionKey.test(file.text),
  extract: (file) => extract(file),
};

const versionKey = /(?:^|[{,])\s*["']?swagger["']?\s*:\s*["']?2\.0/m;

const methods = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options']);

function extract(file: ReadFile): Extraction {
  const facts: Extraction['facts'][number][] = [];
  const problems: Problem[] = [];
  for (const document of file.documents ?? []) {
    if (scalarText(entry(document, 'swagger'))?.startsWith('2') !== true) continue;
    const references = createReferences(document, (node, message) =>
      problems.push({ file: file.path, line: file.lines.lineAt(node.at), message }),
    );
    const security = securityOf(entry(document, 'security')) ?? [];
    const operations = entriesOf(entry(document, 'paths')).flatMap(({ key: path, value }) => {
      const item = references.follow(value);
      return entriesOf(item)
        .filter(({ key }) => methods.has(key.toLowerCase()))
        .map(({ key: method, keyAt, value: operation }) =>
          readSwaggerOperation({ file, document, references, item, path, method, keyAt, operation, security }),
        );
    });
    facts.push({
      kind: 'contract',
      contract: 'openapi',
      title: textOf(entry(document, 'info', 'title')),
      version: scalarText(entry(document, 'info', 'version')),
      basePaths: basePathsOf(document),
      document: documentOf(file, document, references),
      operations,
      evidence: file.evidence(document.at, document.at),
    });
  }
  return { facts, problems };
}

/** Without a `basePath` the API stands at the root of its host. */
function basePathsOf(document: DataNode): readonly string[] {
  const path = textOf(entry(document, 'basePath'))?.replace(/\/+$/, '') ?? '';
  return path === '' ? [] : [path.startsWith('/') ? path : `/${path}`];
}
