import { displayWidth, fitted, padded, wrapped } from '../../model/display-width.ts';
import { count } from '../../model/wording.ts';
import type { DataDiagram, DiagramTable, Relation } from '../diagram.ts';
import { dataSentences } from '../sentences/data-sentences.ts';
import { relationLine } from '../sentences/relation-line.ts';
import { drawLayered } from './draw-layered.ts';
import type { Box, Wire } from './layered.ts';
import { shelved } from './shelf.ts';

/** Above this many tables a drawing in characters is harder to read than a list. */
const readable = 25;

/** Inner widths to try: types are cut only when the drawing would not fit otherwise. */
const boxWidths = [40, 36, 33, 30, 28, 26, 24, 22];

/** Boxes without lines have room for nearly every type. */
const shelfWidth = 36;

/** Tables as boxes, foreign keys as lines from the referenced key to the `<` at the column that holds it. */
export function dataDrawing(diagram: DataDiagram, width: number): string {
  if (diagram.tables.length > readable) return wrapped(dataSentences(diagram), width);
  const parts = groupsOf(diagram).map((group) => drawing(group, width));
  const rest = diagram.hidden > 0 ? [`and ${count(diagram.hidden, 'more table')} without relations to these`] : [];
  return [...parts, ...rest].filter((part) => part !== '').join('\n\n');
}

/** Tables that relate to each other are drawn together; all that stand alone share one shelf at the end. */
function groupsOf(diagram: DataDiagram): readonly DataDiagram[] {
  const left = new Map(diagram.tables.map((table) => [table.id, table]));
  const groups: DiagramTable[][] = [];
  for (const table of diagram.tables) {
    if (left.has(table.id)) groups.push(reachable(table, diagram.relations, left));
  }
  const related = groups.filter((group) => group.length > 1).sort((a, b) => b.length - a.length);
  const alone = groups.filter((group) => group.length === 1).flat();
  return [...related, alone].map((tables) => {
    const ids = new Set(tables.map((table) => table.id));
    return { ...diagram, tables, relations: diagram.relations.filter((relation) => ids.has(relation.child)) };
  });
}

function reachable(
  start: DiagramTable,
  relations: readonly Relation[],
  left: Map<string, DiagramTable>,
): DiagramTable[] {
  const found = [start];
  left.delete(start.id);
  for (const table of found) {
    for (const { parent, child } of relations) {
      const other = parent === table.id ? child : child === table.id ? parent : undefined;
      const next = other === undefined ? undefined : left.get(other);
      if (next === undefined) continue;
      left.delete(next.id);
      found.push(next);
    }
  }
  return found;
}

/** More lines than this do not fit two screens: then only keys are drawn. */
const tall = 60;

function drawing(diagram: DataDiagram, width: number): string {
  const whole = fullDrawing(diagram, width);
  return whole.split('\n').length > tall ? fullDrawing(withKeysOnly(diagram), width) : whole;
}

function withKeysOnly(diagram: DataDiagram): DataDiagram {
  const tables = diagram.tables.map((table) => {
    const columns = table.columns.filter((column) => column.key !== '');
    return { ...table, columns, hidden: table.hidden + table.columns.length - columns.length };
  });
  return { ...diagram, tables };
}

function fullDrawing(diagram: DataDiagram, width: number): string {
  for (const inner of boxWidths) {
    const boxes = boxesOf(diagram, inner);
    const linked = diagram.relations.some((relation) => relation.parent !== relation.child);
    const drawn = linked ? drawLayered(boxes, wiresOf(diagram), width) : shelved(boxes, width);
    if (drawn !== undefined) return drawn;
  }
  return listed(diagram, width);
}

/** Where lines do not fit: the boxes alone, and the relations under them as a list. */
function listed(diagram: DataDiagram, width: number): string {
  const boxes = boxesOf(diagram, shelfWidth);
  const names = new Map(diagram.tables.map((table) => [table.id, table.name]));
  const lines = diagram.relations.map((relation) => relationLine(relation, names));
  return [shelved(boxes, width), lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

function wiresOf(diagram: DataDiagram): readonly Wire[] {
  const tables = new Map(diagram.tables.map((table) => [table.id, table]));
  return diagram.relations
    .filter((relation) => relation.parent !== relation.child)
    .map((relation) => ({
      from: relation.parent,
      to: relation.child,
      bus: relation.parent,
      dashed: false,
      tip: relation.one ? '─' : '<',
      fromRow: rowOf(tables.get(relation.parent), relation.parentColumns[0]),
      toRow: rowOf(tables.get(relation.child), relation.childColumns[0]),
    }));
}

/** The table's name stands in the first row. */
function rowOf(table: DiagramTable | undefined, column: string | undefined): number {
  return 1 + (table?.columns.findIndex((each) => each.name === column) ?? -1);
}

/** Columns stand two blanks apart where that fits every table, else one. */
function boxesOf(diagram: DataDiagram, inner: number): readonly Box[] {
  const cells = diagram.tables.map((table) => ({ table, cells: cellsOf(table, diagram.relations) }));
  const airy = cells.every((each) => tabular(each.cells, '  ').every((row) => displayWidth(row) <= inner));
  return cells.map(({ table, cells: rows }) => {
    const more = table.hidden > 0 ? [`… ${count(table.hidden, 'more column')}`] : [];
    const lines = [table.name, ...tabular(rows, airy ? '  ' : ' '), ...more];
    return { id: table.id, rows: lines.map((line) => fitted(line, inner)), head: 1 };
  });
}

function cellsOf(table: DiagramTable, relations: readonly Relation[]): readonly Cells[] {
  const self = relations.filter((each) => each.parent === table.id && each.child === table.id);
  const looped = new Set(self.flatMap((relation) => relation.childColumns));
  return table.columns.map((column) => ({
    key: column.key.replace(',', ''),
    name: column.name,
    type: `${column.type}${column.nullable ? '?' : ''}${looped.has(column.name) ? ' ↺' : ''}`,
  }));
}

interface Cells {
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

function tabular(cells: readonly Cells[], air: string): readonly string[] {
  const keys = Math.max(0, ...cells.map((cell) => cell.key.length));
  const names = Math.max(0, ...cells.map((cell) => displayWidth(cell.name)));
  return cells.map((cell) => {
    const key = keys === 0 ? '' : padded(cell.key, keys) + air;
    return `${key}${padded(cell.name, names)}${air}${cell.type}`.trimEnd();
  });
}
