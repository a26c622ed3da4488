import { folderOf } from '../../model/workspace-path.ts';
import type { CallOutline, Outline, Value } from '../../syntax/outline.ts';
import { readSchema } from '../../syntax/sql/read-schema.ts';
import type { Extraction, Extractor, ReadFile } from '../extractor.ts';
import { groupsOf, metaIndex } from './django-meta.ts';
import { fieldIn, type MigrationFile, modelKey } from './django-migration-field.ts';
import type { ModelOperation, OperationField } from './model-operation.ts';
import { callIn, keyword, positional, saysFalse, saysTrue, textIn, textsIn } from './python-values.ts';

/** Steps of Django's migrations, in the order of what they depend on. */
export const djangoMigration: Extractor = {
  id: 'django-migration',
  title: 'Django migrations',
  group: 'data',
  applies: ({ outline, path }) =>
    outline?.language === 'python' &&
    /(?:^|\/)migrations\//.test(path) &&
    outline.classes.some(({ name, bases }) => name === 'Migration' && bases.some((base) => base.endsWith('Migration'))),
  extract: (file) => extract(file),
};

function extract({ outline, path, text }: ReadFile): Extraction {
  const app = /([^/]+)\/migrations\//.exec(path)?.[1];
  if (outline === undefined || app === undefined) return { facts: [], problems: [] };
  const field = (name: string): Value | undefined => fieldOf(outline, name);
  const file: MigrationFile = { outline, app, text };
  const history = folderOf(path);
  const name = path.slice(history.length + 1, -'.py'.length);
  const fact = {
    kind: 'migration',
    dialect: 'generic',
    history,
    order: name,
    tool: 'django',
    manner: app,
    transaction: saysFalse(field('atomic')) ? undefined : true,
    step: {
      id: `${app}.${name}`,
      after: stepsIn(outline, field('dependencies')),
      replaces: stepsIn(outline, field('replaces')),
    },
    statements: [],
    operations: operationsIn(file, field('operations')),
  } as const;
  return { facts: [fact], problems: [] };
}

/** What the class of the step sets, or the module before it. */
function fieldOf(outline: Outline, name: string): Value | undefined {
  const cls = outline.classes.find((candidate) => candidate.name === 'Migration');
  return (
    cls?.fields.find((candidate) => candidate.name === name)?.default ??
    outline.bindings.find((binding) => binding.name === name && binding.fn === 0)?.value
  );
}

/** `[('shop', '0001_initial'), …]` */
function stepsIn(outline: Outline, value: Value | undefined): readonly string[] {
  if (value?.kind !== 'list') return [];
  return value.items.map((item) => textsIn(outline, item).join('.')).filter((id) => id !== '');
}

function operationsIn(file: MigrationFile, value: Value | undefined): readonly ModelOperation[] {
  return listedIn(file.outline, value, 0).flatMap((item) => {
    const call = callIn(file.outline, item);
    return call === undefined ? [] : operationsOf(file, call);
  });
}

const maxParts = 8;

/** Items of a list, also of one that is put together: `NEW_FIELDS + NEW_KEYS`, `[*FIELDS]`. */
function listedIn(outline: Outline, value: Value | undefined, depth: number): readonly Value[] {
  if (value === undefined || depth > maxParts) return [];
  switch (value.kind) {
    case 'list':
      return value.items.flatMap((item) => (item.kind === 'spread' ? listedIn(outline, item.of, depth + 1) : [item]));
    case 'name':
      return listedIn(outline, fieldOf(outline, value.name), depth + 1);
    case 'template':
      return value.parts.flatMap((part) => listedIn(outline, part, depth + 1));
    default:
      return [];
  }
}

/** What one operation changes in the database; what it tells Django's own picture alone is left out. */
function operationsOf(file: MigrationFile, call: CallOutline): readonly ModelOperation[] {
  const { outline } = file;
  if (call.name === 'SeparateDatabaseAndState')
    return [
      ...operationsIn(file, keyword(call, 'database_operations') ?? positional(call)[0]),
      ...operationsIn(file, keyword(call, 'state_operations') ?? positional(call)[1]).map(
        (operation): ModelOperation => ({ ...operation, kind: 'pictured', operation }),
      ),
    ];
  if (call.name === 'RunSQL') return ranSql(file, keyword(call, 'sql') ?? positional(call)[0], call);
  const given = (position: number, key: string): Value | undefined => positional(call)[position] ?? keyword(call, key);
  const text = (position: number, key: string): string | undefined => textIn(outline, given(position, key));
  const named = text(0, 'name') ?? text(0, 'model_name') ?? text(0, 'old_name');
  if (named === undefined) return [];
  const on = { model: modelKey(file.app, named), at: call.start, end: call.end };
  const name = text(1, 'name') ?? textIn(outline, keyword(call, 'name'));
  switch (call.name) {
    case 'CreateModel':
      return created(file, call, on);
    case 'DeleteModel':
      return [{ kind: 'delete', ...on }];
    case 'RenameModel':
      return withText(text(1, 'new_name'), (to) => ({ kind: 'rename', to: modelKey(file.app, to), ...on }));
    case 'AlterModelTable':
      return [{ kind: 'table', to: text(1, 'table'), ...on }];
    case 'AlterUniqueTogether':
      return [{ kind: 'together', unique: true, groups: groupsOf(outline, given(1, 'unique_together')), ...on }];
    case 'AlterIndexTogether':
      return [{ kind: 'together', unique: false, groups: groupsOf(outline, given(1, 'index_together')), ...on }];
  }
  const model = text(0, 'model_name');
  if (model === undefined) return [];
  const of = { ...on, model: modelKey(file.app, model) };
  switch (call.name) {
    case 'AddField':
    case 'AlterField': {
      const field = name === undefined ? undefined : fieldIn(file, name, given(2, 'field'));
      return field === undefined ? [] : [{ kind: 'field', field, ...of }];
    }
    case 'RemoveField':
      return withText(name, (field) => ({ kind: 'remove-field', field, ...of }));
    case 'RenameField': {
      const to = text(2, 'new_name');
      return withText(text(1, 'old_name'), (field) => ({ kind: 'rename-field', field, to: to ?? field, ...of }));
    }
    case 'AddIndex':
    case 'AddIndexConcurrently':
    case 'AddConstraint': {
      const index = metaIndex(
        outline,
        callIn(outline, given(1, 'index') ?? keyword(call, 'constraint')),
        (each) => each,
      );
      const concurrently = call.name === 'AddIndexConcurrently';
      return index === undefined
        ? []
        : [{ kind: 'index', index: concurrently ? { ...index, concurrently } : index, ...of }];
    }
    case 'RemoveIndex':
    case 'RemoveIndexConcurrently':
    case 'RemoveConstraint':
      return withText(name, (index) => {
        const concurrently = call.name === 'RemoveIndexConcurrently';
        return { kind: 'remove-index', name: index, concurrently, ...of };
      });
    case 'RenameIndex': {
      const old = textIn(outline, keyword(call, 'old_name'));
      const to = textIn(outline, keyword(call, 'new_name'));
      return withText(old, (index) => ({ kind: 'rename-index', name: index, to: to ?? index, ...of }));
    }
    default:
      return [];
  }
}

function withText(text: string | undefined, operation: (text: string) => ModelOperation): readonly ModelOperation[] {
  return text === undefined ? [] : [operation(text)];
}

type On = Pick<ModelOperation, 'model' | 'at' | 'end'>;

function created(file: MigrationFile, call: CallOutline, on: On): readonly ModelOperation[] {
  const { outline } = file;
  const options = keyword(call, 'options');
  const option = (key: string): Value | undefined =>
    options?.kind === 'object' ? options.entries.find((entry) => entry.key === key)?.value : undefined;
  if (saysTrue(option('proxy')) || saysTrue(option('abstract'))) return [];
  const listed = positional(call)[1] ?? keyword(call, 'fields');
  const pairs = listed?.kind === 'list' ? listed.items : [];
  const fields = pairs.flatMap((pair): readonly OperationField[] => {
    const [name, value] = pair.kind === 'list' ? pair.items : [];
    const field = name?.kind === 'text' ? fieldIn(file, name.text, value) : undefined;
    return field === undefined ? [] : [field];
  });
  const listedIndexes = [option('indexes'), option('constraints')].flatMap((list) =>
    list?.kind === 'list' ? list.items : [],
  );
  return [
    {
      kind: 'create',
      table: textIn(outline, option('db_table')),
      fields,
      indexes: listedIndexes.flatMap((item) => metaIndex(outline, callIn(outline, item), (each) => each) ?? []),
      together: [
        ...groupsOf(outline, option('unique_together')).map((group) => ({ unique: true, fields: group })),
        ...groupsOf(outline, option('index_together')).map((group) => ({ unique: false, fields: group })),
      ],
      ...on,
    },
  ];
}

/** `RunSQL('…')`, `RunSQL(['…', '…'])`; padded so that every position is one of the file. */
function ranSql(file: MigrationFile, value: Value | undefined, call: CallOutline): readonly ModelOperation[] {
  const texts = value?.kind === 'list' ? textsIn(file.outline, value) : [textIn(file.outline, value) ?? ''];
  const statements = texts.flatMap((sql) => {
    if (!/\b(?:table|index|comment)\b/i.test(sql)) return [];
    const at = file.text.indexOf(sql, call.start);
    return readSchema(' '.repeat(at < 0 ? call.start : at) + sql, 'generic').statements;
  });
  if (statements.length === 0) return [];
  return [{ kind: 'statements', statements, model: '', at: call.start, end: call.end }];
}
