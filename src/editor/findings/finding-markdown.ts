import type { LiveFinding } from './finding-book.ts';

/** A finding as it is pasted into an issue, a chat or a pull request. */
export function findingMarkdown({ finding, file, line }: LiveFinding): string {
  const { title, severity, area, rule, message, fix, evidence, lookedAt } = finding;
  const [first, ...rest] = evidence;
  const quote = first?.text ?? '';
  return [
    `### ${title}`,
    `${severity} · ${area} · \`${rule}\` · \`${file}:${line + 1}\``,
    ...(quote.trim() === '' ? [] : [fenced(quote)]),
    message,
    `**What to do:** ${fix}`,
    ...(rest.length === 0 ? [] : [`See also ${rest.map((place) => `\`${place.file}:${place.line}\``).join(', ')}.`]),
    ...(lookedAt.length === 0 ? [] : [`Looked at ${lookedAt.map((place) => `\`${place}\``).join(', ')}.`]),
  ].join('\n\n');
}

/** Longer than any fence in the quote, so that the quote cannot end it. */
function fenced(quote: string): string {
  const longest = Math.max(2, ...[...quote.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${quote}\n${fence}`;
}
