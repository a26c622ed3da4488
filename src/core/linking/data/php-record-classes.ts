import { phpRecords } from '../../extractors/data/php-records.ts';
import { underscored } from '../../extractors/shapes/inflections.ts';
import type { RecordVocabulary } from '../../extractors/shapes/record-vocabulary.ts';
import type { Value } from '../../syntax/outline.ts';
import type { ClassPlace } from '../annotated/hierarchy.ts';
import type { Context } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** A class that stands for a table. */
export interface RecordClass {
  readonly vocabulary: RecordVocabulary;
  readonly table: string;
  readonly key: string;
  /** Absent for a table without a class. */
  readonly place?: ClassPlace | undefined;
  /** What conditions call the table. */
  readonly alias?: string | undefined;
}

export function recordAt(resolver: Resolver, { file, cls }: ClassPlace): RecordClass | undefined {
  return recordsOf(resolver).byPlace.get(`${file} ${cls}`);
}

/** The class that a name means where none is imported: `Masts` is `MastsTable`, or a table without a class. */
export function recordNamed(resolver: Resolver, _: Context, name: string, orTable: boolean): RecordClass | undefined {
  const { byName } = recordsOf(resolver);
  const bare = name.split(/[\\.]/).at(-1) ?? name;
  const [own] = [bare, ...phpRecords.map(({ suffix }) => bare + suffix)].flatMap((each) => byName.get(each) ?? []);
  if (own !== undefined) return own;
  const cake = phpRecords.find(({ properties }) => properties === true);
  // Without any class of the kind around, a property with a capital is anything.
  const isUsed = [...byName.values()].some(({ vocabulary }) => vocabulary === cake);
  return orTable && isUsed && cake !== undefined
    ? { vocabulary: cake, table: underscored(bare), key: 'id', alias: bare }
    : undefined;
}

/** `$this->model` of a controller that says `protected $modelName = 'App\Models\Wind'`. */
export function heldRecord(resolver: Resolver, place: ClassPlace, property: string): RecordClass | undefined {
  for (const { held } of phpRecords) {
    if (held?.property !== property) continue;
    const text = textMember(resolver, place, held.named);
    const found = text === undefined ? undefined : recordNamed(resolver, { file: place.file, fn: 0 }, text, false);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Records {
  readonly byPlace: ReadonlyMap<string, RecordClass>;
  readonly byName: ReadonlyMap<string, RecordClass>;
}

const recordsOf = oncePerWorkspace((resolver: Resolver): Records => {
  const byPlace = new Map<string, RecordClass>();
  const byName = new Map<string, RecordClass>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'php') continue;
    scope.outline.classes.forEach(({ name, kind, bases }, cls) => {
      const vocabulary = kind === 'class' && bases.length > 0 ? vocabularyOf(resolver, { file, cls }, 0) : undefined;
      if (vocabulary === undefined) return;
      const table = tableOf(resolver, { file, cls }, vocabulary) ?? underscored(withoutSuffix(name, vocabulary.suffix));
      const key = (vocabulary.key && textMember(resolver, { file, cls }, vocabulary.key)) ?? 'id';
      const place = { file, cls };
      const record = { vocabulary, table, key, place, alias: withoutSuffix(name, vocabulary.suffix) };
      byPlace.set(`${file} ${cls}`, record);
      byName.set(name, record);
    });
  }
  return { byPlace, byName };
});

function withoutSuffix(name: string, suffix: string): string {
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

const maxBases = 10;

function vocabularyOf(resolver: Resolver, { file, cls }: ClassPlace, depth: number): RecordVocabulary | undefined {
  const [base] = resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? [];
  if (base === undefined || depth > maxBases) return undefined;
  for (const found of resolver.name({ file, fn: 0 }, base)) {
    if (found.kind === 'class') return vocabularyOf(resolver, found, depth + 1);
    const full = found.kind === 'external' ? `${found.module}\\${found.path[0] ?? ''}` : '';
    const known = phpRecords.find(({ bases }) => bases.includes(full));
    if (known !== undefined) return known;
  }
  return undefined;
}

function tableOf(resolver: Resolver, place: ClassPlace, { table }: RecordVocabulary): string | undefined {
  if (table.field !== undefined) return textMember(resolver, place, table.field);
  const outline = resolver.scopes.get(place.file)?.outline;
  if (table.method !== undefined) {
    const fn = resolver.scopes.get(place.file)?.method(place.cls, table.method);
    const [said] = (fn === undefined ? undefined : outline?.functions[fn]?.returns) ?? [];
    const text = said && resolveText(resolver, { file: place.file, fn: fn ?? 0 }, said)?.text;
    // `{{%crew}}` is the table with the prefix of the installation.
    return text?.replace(/^\{\{%?(.*)\}\}$/, '$1');
  }
  const call = outline?.calls.find(
    ({ name, fn, on }) =>
      name === table.call && on?.kind === 'name' && on.name === 'this' && outline.functions[fn]?.cls === place.cls,
  );
  const [named] = call?.args ?? [];
  return named && resolveText(resolver, { file: place.file, fn: call?.fn ?? 0 }, named)?.text;
}

function textMember(resolver: Resolver, { file, cls }: ClassPlace, name: string): string | undefined {
  for (const found of resolver.member({ kind: 'instance', file, cls }, name)) {
    const value: Value | undefined = found.kind === 'value' ? found.value : undefined;
    const text = found.kind === 'value' && value ? resolveText(resolver, found.context, value)?.text : undefined;
    if (text !== undefined && !text.includes('{}')) return text;
  }
  return undefined;
}
