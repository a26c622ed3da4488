import type { Problem } from '../../model/problem.ts';
import { entriesOf, entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { basePathsOf } from './openapi-base-paths.ts';
import { documentOf } from './openapi-document.ts';
import { readOperation } from './openapi-operation.ts';
import { createReferences } from './openapi-references.ts';
import { securityOf } from './openapi-security.ts';

/** OpenAPI 3.0 and 3.1 documents, in YAML and JSON. References inside the document are followed, others are named. */
export const openapi: Extractor = {
  id: 'openapi',
  title: 'OpenAPI 3',
  group: 'contracts',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && versionKey.test(file.text),
  extract: (file) => extract(file),
};

/** Anywhere in the text: generators that sort keys put it behind all components. */
const versionKey = /(?:^|[{,])\s*["']?openapi["']?\s*:\s*["']?3\./m;

const methods = new Set(['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace', 'query']);

function extract(file: ReadFile): Extraction {
  const facts: Extraction['facts'][number][] = [];
  const problems: Problem[] = [];
  for (const document of file.documents ?? []) {
    if (scalarText(entry(document, 'openapi'))?.startsWith('3') !== true) continue;
    const references = createReferences(document, (node, message) =>
      problems.push({ file: file.path, line: file.lines.lineAt(node.at), message }),
    );
    const security = securityOf(entry(document, 'security')) ?? [];
    const operations = entriesOf(entry(document, 'paths')).flatMap(({ key: path, value }) => {
      const item = references.follow(value);
      return entriesOf(item)
        .filter(({ key }) => methods.has(key.toLowerCase()))
        .map(({ key: method, keyAt, value: operation }) =>
          readOperation({ file, references, item, path, method, keyAt, operation, security }),
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
