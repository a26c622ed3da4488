import { gormTable } from '../../extractors/data/gorm-naming.ts';
import type { RowEvent } from '../../extractors/data/row-event.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { RowHook } from './row-hook.ts';

const stored: readonly RowEvent[] = ['insert', 'update'];

/** Methods of a model that GORM calls: https://gorm.io/docs/hooks.html. */
const hooks: Readonly<Record<string, readonly RowEvent[]>> = {
  BeforeSave: stored,
  AfterSave: stored,
  BeforeCreate: ['insert'],
  AfterCreate: ['insert'],
  BeforeUpdate: ['update'],
  AfterUpdate: ['update'],
  BeforeDelete: ['delete'],
  AfterDelete: ['delete'],
};

/** `func (o *Order) AfterCreate(tx *gorm.DB) error` */
export function readGormHooks(spot: CallSpot, { library, table }: AccessFact): readonly RowHook[] {
  // `UpdateColumn` writes as it is told.
  if (library !== 'gorm' || /^UpdateColumns?$/.test(spot.call.name)) return [];
  const model = table.entry?.table.model;
  const own = hookedStructs(spot.resolver).filter(
    ({ name }) => name === model || (model === undefined && gormTable(name) === table.name),
  );
  // Models of several packages that are called alike keep tables of their own.
  return new Set(own.map(({ folder }) => folder)).size > 1 ? [] : own.map(({ hook }) => hook);
}

interface HookedStruct {
  readonly name: string;
  readonly folder: string;
  readonly hook: RowHook;
}

const hookedStructs = oncePerWorkspace(({ scopes }): readonly HookedStruct[] => {
  const found: HookedStruct[] = [];
  for (const [file, { outline }] of scopes) {
    if (outline.language !== 'go') continue;
    outline.functions.forEach(({ name: method, cls, parameters }, fn) => {
      const on = Object.hasOwn(hooks, method) ? hooks[method] : undefined;
      const name = cls === undefined ? '' : (outline.classes[cls]?.name ?? '');
      if (on === undefined || name === '' || parameters[0]?.type?.endsWith('gorm.DB') !== true) return;
      found.push({ name, folder: file.slice(0, file.lastIndexOf('/')), hook: { place: { file, fn }, on } });
    });
  }
  return found;
});
