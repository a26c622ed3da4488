import { count } from '../../model/wording.ts';
import type { DataDiagram, DiagramTable, Relation } from '../diagram.ts';
import { mermaidLabel, mermaidWord } from './label.ts';

/** Ids are ours (`t0`, `t1`, in the order of the diagram's tables). */
export function entityRelation(diagram: DataDiagram): string {
  const ids = new Map(diagram.tables.map((table, index) => [table.id, `t${index}`]));
  const lines = [
    'erDiagram',
    `accTitle: ${mermaidLabel(diagram.title)}`,
    `accDescr: ${mermaidLabel(diagram.description)}`,
    ...diagram.tables.flatMap((table) => entity(table, ids.get(table.id) ?? '')),
  ];
  for (const relation of diagram.relations) {
    const label = mermaidLabel(relation.childColumns.join(', '));
    lines.push(`  ${ids.get(relation.parent)} ${crowsFoot(relation)} ${ids.get(relation.child)} : "${label}"`);
  }
  return lines.join('\n');
}

function entity(table: DiagramTable, id: string): readonly string[] {
  const columns = table.columns.map((column) => {
    const key = column.key === '' ? '' : ` ${column.key}`;
    const note = column.nullable ? ' "nullable"' : '';
    return `    ${mermaidWord(column.type)} ${mermaidWord(column.name)}${key}${note}`;
  });
  return [`  ${id}["${mermaidLabel(title(table))}"] {`, ...columns, '  }'];
}

/** Where some columns are left out, the table says how many; where all but keys are, the diagram does. */
function title({ name, columns, hidden }: DiagramTable): string {
  const keysOnly = columns.every(({ key }) => key !== '');
  return hidden === 0 || keysOnly ? name : `${name} (${count(hidden, 'more column')})`;
}

function crowsFoot(relation: Relation): string {
  return `${relation.optional ? '|o' : '||'}--${relation.one ? 'o|' : 'o{'}`;
}
