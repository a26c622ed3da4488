import type { ClassOutline, Outline } from '../../syntax/outline.ts';
import type { Place } from '../../syntax/sql/schema-statement.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import { djangoBases } from './django-bases.ts';
import { addField, addKey, isDatabaseField, isField } from './django-fields.ts';
import { addMeta, orderOf } from './django-meta.ts';
import { newModel, type PythonModel, schemaFact } from './python-model.ts';
import { baseName, callIn, saysFalse, saysTrue, textIn } from './python-values.ts';

/** Tables that Django makes of models. */
export const djangoModel: Extractor = {
  id: 'django-model',
  title: 'Django models',
  group: 'data',
  applies: ({ outline }) =>
    outline?.language === 'python' && outline.imports.some(({ from }) => /^django(?:\.|$)/.test(from)),
  extract: (file) => ({ facts: factsOf(file), problems: [] }),
};

function factsOf({ outline, path }: ReadFile) {
  if (outline === undefined) return [];
  return schemaFact(
    outline.classes.flatMap((cls, index) =>
      cls.outer === undefined && cls.kind === 'class' ? modelOf(outline, path, cls, index) : [],
    ),
    djangoBases,
  );
}

function modelOf(outline: Outline, path: string, cls: ClassOutline, index: number): readonly PythonModel[] {
  const bases = cls.bases.map(baseName);
  const isModel = cls.bases.some((base) => /^(?:models\.)?Model$/.test(base)) || bases.some((base) => models.has(base));
  const fields = cls.fields.filter((field) => isField(callIn(outline, field.default)));
  if (!isModel && !fields.some((field) => isDatabaseField(outline, callIn(outline, field.default)))) return [];
  const meta = outline.classes.find(({ name, outer }) => name === 'Meta' && outer === index);
  const option = (name: string) => meta?.fields.find((field) => field.name === name)?.default;
  if (saysTrue(option('proxy')) || saysFalse(option('managed')) || /Form$|Serializer$|Filter(?:Set)?$/.test(cls.name))
    return [];
  const written = textIn(outline, option('db_table'));
  const table = written ?? `${textIn(outline, option('app_label')) ?? appOf(path)}_${cls.name.toLowerCase()}`;
  const model = newModel(outline, {
    name: cls.name,
    table: saysTrue(option('abstract')) ? undefined : table,
    bases: bases.filter((base) => base !== 'Model'),
    at: cls.at,
    end: cls.end,
  });
  for (const field of fields) addField(outline, model, field);
  if (model.table !== undefined && !model.constraints.some(({ constraint }) => constraint === 'primary-key'))
    addKey(model);
  addMeta(outline, model, option);
  model.order = orderOf(outline, option('ordering'));
  if (meta?.bases.length === 0) model.ownOptions = true;
  model.beside = besideOf(cls, meta, option('indexes') !== undefined);
  return model.columns.length === 0 ? [] : [model];
}

/**
 * Options of the class that list no index yet, or its last field where it has none. A class that takes options over from
 * another, or could, is left alone.
 */
function besideOf(cls: ClassOutline, meta: ClassOutline | undefined, listed: boolean): Place | undefined {
  if (meta !== undefined) return listed || meta.bases.length > 0 ? undefined : { at: meta.at, end: meta.at };
  const last = cls.fields.toSorted((a, b) => b.at - a.at)[0];
  const isPlain = cls.bases.every((base) => /^(?:models\.)?Model$/.test(base));
  return isPlain && last !== undefined ? { at: last.at, end: last.end } : undefined;
}

/** Bases of packages that are models themselves. */
const models = new Set(['AbstractUser', 'AbstractBaseUser', 'TimeStampedModel', 'MPTTModel', 'PermissionsMixin']);

/** The application is the folder of `models.py`, or above a folder `models`. */
function appOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return folders.findLast((folder) => folder !== 'models') ?? '';
}
