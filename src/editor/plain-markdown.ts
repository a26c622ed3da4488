/**
 * Any text as Markdown that shows this text and nothing else; what stands between backticks is code. What VS Code offers
 * for it ties all words together with spaces that never break, so that a sentence runs out of its hover.
 */
export function plainMarkdown(text: string): string {
  const parts = text.split(/(`[^`\n]+`)/);
  return parts.map((part, position) => (position % 2 === 1 ? part : escaped(part))).join('');
}

function escaped(text: string): string {
  return text
    .replace(/\$\([\w~-]+\)/g, '\\$&')
    .replace(/[\\`*_{}[\]()#+\-!~<>|]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
