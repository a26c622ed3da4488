import type { AdviceSheet, SheetPart } from '../../review/sheet.ts';

/** Reads back the pages of this folder, whose Markdown is known: titles, paragraphs, lists and tables, nothing else. */
export function adviceSheet(markdown: string): AdviceSheet {
  const [title = '', ...blocks] = markdown.trim().split(/\n{2,}/);
  return { title: plain(title.replace(/^# /, '')), parts: blocks.map(partOf) };
}

function partOf(block: string): SheetPart {
  const lines = block.split('\n');
  if (block.startsWith('#')) {
    return { kind: 'heading', level: block.startsWith('###') ? 3 : 2, text: plain(block.replace(/^#+ /, '')) };
  }
  if (lines.every((line) => line.startsWith('- '))) {
    return { kind: 'list', items: lines.map((line) => plain(line.slice(2))) };
  }
  if (!block.startsWith('| ')) return { kind: 'text', text: plain(block.replaceAll('\n', ' ')) };
  const [head = '', , ...rows] = lines;
  return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(2, -2)
    .split(/ \| /)
    .map((cell) => plain(cell.trim()));
}

/** What was escaped for Markdown stands as it was; names keep their backticks, by which a page knows code. */
function plain(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part.replaceAll('\\|', '|') : unescaped(part)))
    .join('');
}

function unescaped(text: string): string {
  return text
    .replaceAll('**', '')
    .replace(/\\([\\`*_[\]|#~\-+>=.)])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&#47;', '/')
    .replaceAll('&amp;', '&');
}
