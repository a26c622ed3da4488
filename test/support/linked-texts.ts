import type { FileFacts } from '../../src/core/extractors/extractor.ts';
import type { LinkMemory } from '../../src/core/linking/islands/link-memory.ts';
import { link } from '../../src/core/linking/link.ts';
import type { Evidence } from '../../src/core/model/evidence.ts';
import type { System } from '../../src/core/model/system.ts';
import { evidenceIn, readFacts, type SourceText, sourceText } from '../../src/core/read-facts.ts';
import type { TextCodec } from '../../src/core/syntax/text-codec.ts';
import { testParsers } from './parsers.ts';

const sources = new Map<string, SourceText>();
const facts = new Map<string, FileFacts>();

/**
 * The System of files by their texts; a text that was read before has the same facts, as in an engine. `quoted` hears of
 * each place that is quoted on the way, `unpacked` of each outline that is looked into.
 */
export async function linkedTexts(
  texts: Readonly<Record<string, string>>,
  memory: LinkMemory,
  quoted: (evidence: Evidence) => void = () => {},
  unpacked: (outline: string) => void = () => {},
): Promise<System> {
  const parsers = await testParsers();
  const read = Object.entries(texts).map(([file, text]): [SourceText, FileFacts] => {
    const key = `${file}\n${text}`;
    const source = sources.get(key) ?? sourceText(file, text);
    const known = facts.get(key) ?? readFacts(parsers, source, true);
    sources.set(key, source);
    facts.set(key, known);
    return [source, known];
  });
  const byPath = new Map(read.map(([source]) => [source.path, source]));
  return link(
    {
      name: 'workspace',
      files: new Map(read.map(([source, known]) => [source.path, known])),
      evidence: (file, at, end) => {
        const evidence = evidenceIn(byPath.get(file) ?? sourceText(file, ''), at, end);
        quoted(evidence);
        return evidence;
      },
      problems: [],
      statistics: { files: read.length, analyzed: read.length, skipped: 0, bytes: 0 },
      codec: {
        ...asItIs,
        decode: (text) => {
          unpacked(text);
          return text;
        },
      },
    },
    memory,
  );
}

/** As small as texts are here. */
const asItIs: TextCodec = { encode: (text) => text, decode: (text) => text };
