import type { Evidence } from '../../model/evidence.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import type { Table } from '../../model/table.ts';
import { sameColumn } from '../questions/index-cover.ts';
import { indexName } from '../words/index-statement.ts';
import { djangoModelEdits } from './django-step.ts';
import { firstLine, insertAfter, insertBefore, replaceIn } from './quoted-line.ts';

type ModelWriter = (table: Table, columns: readonly string[]) => readonly FileEdit[] | undefined;

/** An index as the model of a table declares it. Undefined where its file does not show for certain how. */
export function modelEdits(table: Table, columns: readonly string[]): readonly FileEdit[] | undefined {
  const [place] = table.evidence;
  return place === undefined ? undefined : writerOf(table, place)?.(table, columns);
}

/** Libraries by what only they write. */
function writerOf(table: Table, { file, text }: Evidence): ModelWriter | undefined {
  const library = table.beside === undefined ? '' : (firstLine(table.beside) ?? '');
  if (file.endsWith('.go')) return gormEdits;
  if (file.endsWith('.java') && /\.persistence\./.test(library)) return jpaEdits;
  if (/\.[cm]?tsx?$/.test(file) && /from ['"]typeorm['"]/.test(library)) return typeormEdits;
  if (/\.[cm]?[jt]sx?$/.test(file) && /Table\(/.test(text) && /from ['"]drizzle-orm\//.test(library))
    return drizzleEdits;
  return file.endsWith('.py') && isDjango(table) ? djangoModelEdits : undefined;
}

function isDjango({ columns }: Table): boolean {
  return columns.some(({ evidence }) => /^\w+\s*(?::[^=]*)?=\s*models\.\w+\(/.test(evidence?.text.trim() ?? ''));
}

/** What the models of these libraries and their histories say are two halves of one step. */
export function keepsPicture({ evidence: [place], beside }: Table): boolean {
  return /from ['"](?:typeorm|drizzle-orm\/)/.test(beside?.text ?? '') || place?.file.endsWith('.cs') === true;
}

function columnOf(table: Table, column: string): Evidence | undefined {
  const found = table.columns.find(({ name }) => sameColumn(name, column))?.evidence;
  return found?.file === table.evidence[0]?.file ? found : undefined;
}

/** `@Index` over the field. One over several stands on the class, and is left to a person. */
const typeormEdits: ModelWriter = (table, columns) => {
  const [column, another] = columns;
  const place = column === undefined || another !== undefined ? undefined : columnOf(table, column);
  const named = withName('Index', table.beside);
  if (place === undefined || named === undefined || !place.text.trim().startsWith('@')) return undefined;
  const decorated = insertBefore(place, `@Index('${indexName(table, columns)}')`);
  return decorated === undefined ? undefined : [decorated, ...named];
};

/** Drizzle's third argument: what stands beside the columns. */
const drizzleEdits: ModelWriter = (table, columns) => {
  const [place] = table.evidence;
  const keys = columns.map((column) => /^(\w+):/.exec(columnOf(table, column)?.text.trim() ?? '')?.[1]);
  const named = withName('index', table.beside);
  if (place === undefined || named === undefined || keys.some((key) => key === undefined)) return undefined;
  // The quote ends before a long table does, but the first line shows that nothing else begins there.
  if (!/Table\(\s*['"]\w+['"],\s*\{$/.test(firstLine(place) ?? '')) return undefined;
  const on = keys.map((key) => `table.${key}`).join(', ');
  const put = `}, (table) => [index('${indexName(table, columns)}').on(${on})])`;
  const last = {
    kind: 'replace',
    file: place.file,
    line: place.endLine,
    endLine: place.endLine,
    find: '})',
    put,
  } as const;
  return [last, ...named];
};

/** `@Table(name = "orders")` tells its indexes, too. */
const jpaEdits: ModelWriter = (table, columns) => {
  const [place] = table.evidence;
  const written = /@Table\(\s*(?:name\s*=\s*)?"\w+"\s*\)/.exec(place?.text ?? '')?.[0];
  const library = /^import ((?:jakarta|javax)\.persistence)\.(\w+|\*);/.exec(firstLine(table.beside ?? nowhere) ?? '');
  if (place === undefined || written === undefined || library === null || table.beside === undefined) return undefined;
  const name = /"\w+"/.exec(written)?.[0] ?? '';
  const index = `@Index(name = "${indexName(table, columns)}", columnList = "${columns.join(', ')}")`;
  const head = replaceIn(place, written, `@Table(name = ${name}, indexes = ${index})`);
  const named = library[2] === '*' ? [] : [insertAfter(table.beside, `import ${library[1]}.Index;`)];
  const edits = [head, ...named].filter((edit) => edit !== undefined);
  return edits.length === named.length + 1 ? edits : undefined;
};

const nowhere: Evidence = { file: '', line: 0, endLine: 0, text: '' };

/** A word in the tag of the field; GORM makes the index when it brings the schema up to date. */
const gormEdits: ModelWriter = (table, columns) => {
  const edits = columns.map((column) => {
    const place = columnOf(table, column);
    const line = place === undefined ? undefined : firstLine(place);
    if (place === undefined || line === undefined || /[;"](?:unique)?index\b/i.test(line)) return undefined;
    const word = columns.length === 1 ? 'index' : `index:${indexName(table, columns)}`;
    if (/\bgorm:"[^"]+"/.test(line)) return replaceIn(place, 'gorm:"', `gorm:"${word};`);
    if (line.endsWith('`')) return replaceIn(place, line, `${line.slice(0, -1)} gorm:"${word}"\``);
    return /^\w+\s+[\w.*[\]]+$/.test(line) ? replaceIn(place, line, `${line} \`gorm:"${word}"\``) : undefined;
  });
  const known = edits.filter((edit) => edit !== undefined);
  return known.length === edits.length ? known : undefined;
};

/** One more name of an import, in its place by the alphabet; nothing where it is there. */
function withName(name: string, place: Evidence | undefined): readonly FileEdit[] | undefined {
  const line = place === undefined ? undefined : firstLine(place);
  const [, list] = /^import \{ ([^{}]+) \} from /.exec(line ?? '') ?? [];
  if (place === undefined || list === undefined) return undefined;
  const names = list.split(',').map((each) => each.trim());
  if (names.includes(name)) return [];
  const at = names.findIndex((each) => each > name);
  const all = at < 0 ? [...names, name] : names.toSpliced(at, 0, name);
  const edit = replaceIn(place, list, all.join(', '));
  return edit === undefined ? undefined : [edit];
}
