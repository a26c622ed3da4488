import type { Problem } from '../../model/problem.ts';
import { entry, scalarText, textOf } from '../../syntax/data-node.ts';
import type { Extractor } from '../extractor.ts';
import type { ContractFact } from '../fact.ts';
import { messagesOfChannels, messagesOfOperations } from './asyncapi-messages.ts';
import { createReferences } from './openapi-references.ts';

/** AsyncAPI 2 and 3: which messages a service sends and takes. */
export const asyncapi: Extractor = {
  id: 'asyncapi',
  title: 'AsyncAPI',
  group: 'contracts',
  applies: (file) => /\.(?:ya?ml|json)$/i.test(file.path) && versionKey.test(file.text),
  extract: (file) => {
    const problems: Problem[] = [];
    const facts = (file.documents ?? []).flatMap((document): ContractFact[] => {
      const version = scalarText(entry(document, 'asyncapi')) ?? '';
      if (!/^[23]\./.test(version)) return [];
      const references = createReferences(document, (node, message) =>
        problems.push({ file: file.path, line: file.lines.lineAt(node.at), message }),
      );
      const place = { file, document, references };
      return [
        {
          kind: 'contract',
          contract: 'asyncapi',
          title: textOf(entry(document, 'info', 'title')),
          version: scalarText(entry(document, 'info', 'version')),
          basePaths: [],
          operations: [],
          messages: version.startsWith('2') ? messagesOfChannels(place) : messagesOfOperations(place),
          evidence: file.evidence(document.at, document.at),
        },
      ];
    });
    return { facts, problems };
  },
};

const versionKey = /(?:^|[{,])\s*["']?asyncapi["']?\s*:\s*["']?[23]\./m;
