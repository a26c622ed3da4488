import type { FileFacts } from '../../src/core/extractors/extractor.ts';
import { createResolver } from '../../src/core/linking/create-resolver.ts';
import { createImportResolver } from '../../src/core/linking/resolve-import.ts';
import type { Resolver } from '../../src/core/linking/resolver.ts';
import { scopesOf } from '../../src/core/linking/scope.ts';
import type { Evidence } from '../../src/core/model/evidence.ts';
import { linesOf } from '../../src/core/syntax/lines.ts';
import type { Language } from '../../src/core/syntax/outline.ts';
import { packOutline } from '../../src/core/syntax/packed-outline.ts';
import { testParsers } from './parsers.ts';

/** Path → text of each file of a small workspace. */
export type Story = Readonly<Record<string, string>>;

/** A resolver over a story, as linking makes one over a workspace. */
export async function resolverOf(story: Story): Promise<Resolver> {
  const parsers = await testParsers();
  const files = new Map<string, FileFacts>(
    Object.entries(story).map(([file, text]) => [
      file,
      {
        file,
        role: 'system',
        outline: packOutline(parsers.outline(languageOf(file), text), undefined),
        facts: [],
        problems: [],
      },
    ]),
  );
  return createResolver(scopesOf({ files }), createImportResolver({ files, aliases: [], packages: [] }));
}

/** Quotes a range of a story's file. */
export function quoteIn(story: Story): (file: string, at: number, end: number) => Evidence {
  return (file, at, end) => {
    const lines = linesOf(story[file] ?? '');
    const [line, endLine] = [lines.lineAt(at), lines.lineAt(end)];
    return { file, line, endLine, text: lines.quote(line, endLine) };
  };
}

function languageOf(file: string): Language {
  if (file.endsWith('.py')) return 'python';
  if (file.endsWith('.cs')) return 'csharp';
  if (file.endsWith('.php')) return 'php';
  if (file.endsWith('.go')) return 'go';
  if (file.endsWith('.rb')) return 'ruby';
  if (file.endsWith('.rs')) return 'rust';
  if (file.endsWith('.java')) return 'java';
  if (file.endsWith('.kt')) return 'kotlin';
  if (/\.[cm]?jsx?$/.test(file)) return 'javascript';
  return file.endsWith('x') ? 'tsx' : 'typescript';
}
