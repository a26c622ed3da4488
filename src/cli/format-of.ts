import type { Arguments } from './arguments.ts';
import { choose } from './choose.ts';
import type { Command, Refusal } from './command.ts';

/** What `--format` says, else what the ending of `--out` says, else the verb's own first. */
export function formatOf(command: Command, options: Arguments['options']): { readonly word: string } | Refusal {
  const said = options.get('format') ?? formatByEnding(options.get('out'), command.formats);
  return choose(said ?? command.formats[0] ?? '', command.formats, `${command.verb} --format`);
}

const endings: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  yaml: 'yaml',
  yml: 'yaml',
  sql: 'sql',
  sarif: 'sarif',
  html: 'html',
  htm: 'html',
};

function formatByEnding(out: string | undefined, formats: readonly string[]): string | undefined {
  const format = endings[/\.([a-z]+)$/i.exec(out ?? '')?.[1]?.toLowerCase() ?? ''];
  return format !== undefined && formats.includes(format) ? format : undefined;
}
