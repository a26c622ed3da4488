import type { Evidence } from '../../model/evidence.ts';
import type { Table } from '../../model/table.ts';

/** How the library that a model is written for declares an index, where its file shows which one that is. */
export function indexInModel(table: Table, columns: readonly string[]): string | undefined {
  const [place] = table.evidence;
  const fields = columns.map((column) => fieldOf(table, column));
  if (place === undefined || fields.some((field) => field === undefined)) return undefined;
  const names = fields.map((field) => field?.name ?? '');
  const lines = fields.map((field) => field?.line ?? '');
  return wayOf(table, place, lines)?.(names, columns);
}

type Way = (fields: readonly string[], columns: readonly string[]) => string | undefined;

function wayOf({ beside }: Table, { file, text }: Evidence, lines: readonly string[]): Way | undefined {
  const library = beside?.text ?? '';
  if (file.endsWith('.prisma')) return (fields) => `\`@@index([${fields.join(', ')}])\``;
  if (file.endsWith('.go')) return (fields) => (fields.length === 1 ? `\`gorm:"index"\` on ${fields[0]}` : undefined);
  if (/\.(?:java|kt)$/.test(file) && /\.persistence\./.test(library))
    return (_, columns) => `\`@Index(columnList = "${columns.join(', ')}")\` in its \`@Table\``;
  if (/\.[cm]?tsx?$/.test(file) && /from ['"]typeorm['"]/.test(library))
    return (fields) => (fields.length === 1 ? `\`@Index()\` on ${fields[0]}` : `\`@Index(${quoted(fields)})\``);
  if (/Table\(/.test(text) && /from ['"]drizzle-orm\//.test(library))
    return (fields) => `\`index().on(${fields.map((field) => `table.${field}`).join(', ')})\``;
  if (!file.endsWith('.py')) return undefined;
  if (lines.every((line) => /=\s*models\.\w+\(/.test(line)))
    return (fields) => `\`models.Index(fields=${quoted(fields)})\` in its \`Meta.indexes\``;
  if (lines.every((line) => /=\s*(?:Field|(?:\w+\.)?(?:mapped_column|Column))\(/.test(line)))
    return (fields) => (fields.length === 1 ? `\`index=True\` on ${fields[0]}` : undefined);
  return undefined;
}

function quoted(fields: readonly string[]): string {
  return `[${fields.map((field) => `'${field}'`).join(', ')}]`;
}

/** What the model calls a column, by the line that declares it there. */
function fieldOf(table: Table, column: string): { readonly name: string; readonly line: string } | undefined {
  const found = table.columns.find(({ name }) => name === column)?.evidence;
  if (found === undefined || found.file !== table.evidence[0]?.file) return undefined;
  const line = found.text.split('\n').findLast((each) => /^\s*(?!@)[A-Za-z_]\w*\b/.test(each)) ?? '';
  const name = /^\s*(?:(?:private|public|protected|readonly|val|var)\s+)*([A-Za-z_]\w*)/.exec(line)?.[1];
  return name === undefined ? undefined : { name, line };
}
