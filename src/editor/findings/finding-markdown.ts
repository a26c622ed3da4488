import { fenced } from '../../core/report/markdown/markdown-text.ts';
import type { LiveFinding } from './finding-book.ts';

/** A finding as it is pasted into an issue, a chat or a pull request. */
export function findingMarkdown({ finding, file, line }: LiveFinding): string {
  const { title, severity, area, rule, message, fix, evidence, lookedAt } = finding;
  const [first, ...rest] = evidence;
  const quote = first?.text ?? '';
  return [
    `### ${title}`,
    `${severity} · ${area} · \`${rule}\` · \`${file}:${line + 1}\``,
    ...(quote.trim() === '' ? [] : [fenced('', quote)]),
    message,
    `**What to do:** ${fix}`,
    ...(rest.length === 0 ? [] : [`See also ${rest.map((place) => `\`${place.file}:${place.line}\``).join(', ')}.`]),
    ...(lookedAt.length === 0 ? [] : [`Looked at ${lookedAt.map((place) => `\`${place}\``).join(', ')}.`]),
  ].join('\n\n');
}
