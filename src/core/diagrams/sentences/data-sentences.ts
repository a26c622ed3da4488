import { count } from '../../model/wording.ts';
import type { DataDiagram, DiagramTable } from '../diagram.ts';
import { markNote } from '../mark-note.ts';
import { relationLine } from './relation-line.ts';

/** The diagram said in words: every table with its columns, then every relation. */
export function dataSentences(diagram: DataDiagram): string {
  const names = new Map(diagram.tables.map((table) => [table.id, table.name]));
  const tables = diagram.tables.map(aboutTable).join('\n');
  const relations = diagram.relations.map((relation) => `  ${relationLine(relation, names)}`).join('\n');
  return [diagram.description, tables, relations === '' ? '' : `Relations\n${relations}`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function aboutTable(table: DiagramTable): string {
  const columns = table.columns.map((column) => {
    const key = column.key === '' ? '' : ` (${column.key})`;
    return `${column.name} ${column.type}${column.nullable ? '?' : ''}${key}`;
  });
  const noun = columns.length === 0 ? 'column' : 'more column';
  const more = table.hidden > 0 ? [count(table.hidden, noun)] : [];
  const note = markNote(table.marks);
  return `${table.name}${note === '' ? '' : ` ${note}`}\n  ${[...columns, ...more].join(', ')}`;
}
