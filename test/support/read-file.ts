import type { Extraction, Extractor, ReadFile } from '../../src/core/extractors/extractor.ts';
import { evidenceIn, sourceText } from '../../src/core/read-facts.ts';
import type { Outline } from '../../src/core/syntax/outline.ts';
import { readDocuments } from '../../src/core/syntax/read-documents.ts';

/** A file as an extractor sees it. */
export function readFile(path: string, text: string, outline?: Outline): ReadFile {
  const source = sourceText(path, text);
  const { documents } = readDocuments(path, text);
  const { role, lines } = source;
  return { path, text, role, lines, outline, documents, evidence: (at, end) => evidenceIn(source, at, end) };
}

/** What an extractor says of a file that it applies to. */
export function extract(extractor: Extractor, path: string, text: string, outline?: Outline): Extraction {
  const file = readFile(path, text, outline);
  if (!extractor.applies(file)) throw new Error(`${extractor.id} does not apply to ${path}`);
  return extractor.extract(file);
}
