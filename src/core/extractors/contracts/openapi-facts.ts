import type { ContractOperation } from '../../model/contract.ts';
import type { Problem } from '../../model/problem.ts';
import { entriesOf, entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { Extraction, ReadFile } from '../extractor.ts';
import { documentOf } from './openapi-document.ts';
import type { OperationPlace } from './openapi-operation.ts';
import { createReferences } from './openapi-references.ts';
import { securityOf } from './openapi-security.ts';

/** What one generation of the format does in its own way. */
interface OpenapiGeneration {
  /** Key and beginning of the version that a document of it names. */
  readonly version: readonly [key: string, starts: string];
  /** In small letters. */
  readonly methods: ReadonlySet<string>;
  basePaths(document: DataNode): readonly string[];
  operation(place: OperationPlace, document: DataNode): ContractOperation;
}

/** The contract of each document of a file that is of this generation. */
export function openapiFacts(
  file: ReadFile,
  { version, methods, basePaths, operation: read }: OpenapiGeneration,
): Extraction {
  const facts: Extraction['facts'][number][] = [];
  const problems: Problem[] = [];
  for (const document of file.documents ?? []) {
    const [key, starts] = version;
    if (scalarText(entry(document, key))?.startsWith(starts) !== true) continue;
    const references = createReferences(document, (node, message) =>
      problems.push({ file: file.path, line: file.lines.lineAt(node.at), message }),
    );
    const security = securityOf(entry(document, 'security')) ?? [];
    const operations = entriesOf(entry(document, 'paths')).flatMap(({ key: path, value }) => {
      const item = references.follow(value);
      return entriesOf(item)
        .filter(({ key: method }) => methods.has(method.toLowerCase()))
        .map(({ key: method, keyAt, value: operation }) =>
          read({ file, references, item, path, method, keyAt, operation, security }, document),
        );
    });
    facts.push({
      kind: 'contract',
      contract: 'openapi',
      title: textOf(entry(document, 'info', 'title')),
      version: scalarText(entry(document, 'info', 'version')),
      basePaths: basePaths(document),
      document: documentOf(file, document, references),
      operations,
      evidence: file.evidence(document.at, document.at),
    });
  }
  return { facts, problems };
}
