import type { Language } from '../../syntax/outline.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { readEloquentHooks } from './eloquent-hooks.ts';
import { readEntityHooks } from './entity-hooks.ts';
import { readGormHooks } from './gorm-hooks.ts';
import { readMongooseHooks } from './mongoose-hooks.ts';
import { readPersistenceHooks } from './persistence-hooks.ts';
import { readPrismaHooks } from './prisma-hooks.ts';
import { readPythonHooks } from './python-hooks.ts';
import { readRecordHooks } from './record-hooks.ts';
import { eventsOf, type HookReader, type RowHook } from './row-hook.ts';
import { readSequelizeHooks } from './sequelize-hooks.ts';

const ofScripts: readonly HookReader[] = [readEntityHooks, readMongooseHooks, readPrismaHooks, readSequelizeHooks];

const readers: Readonly<Partial<Record<Language, readonly HookReader[]>>> = {
  go: [readGormHooks],
  java: [readPersistenceHooks],
  javascript: ofScripts,
  kotlin: [readPersistenceHooks],
  php: [readEloquentHooks],
  python: [readPythonHooks],
  ruby: [readRecordHooks],
  tsx: ofScripts,
  typescript: ofScripts,
};

/** Functions that a call runs by what it writes: callbacks, observers and signals of the model. */
export function hookedFunctions(spot: CallSpot, accesses: readonly AccessFact[]): readonly RowHook[] {
  const language = spot.resolver.scopes.get(spot.context.file)?.outline.language;
  const own = language === undefined ? undefined : readers[language];
  if (own === undefined) return [];
  // What is written along with the row, by its relations, comes after it.
  const written = accesses.find(({ verb }) => eventsOf(verb).length > 0);
  const events = written === undefined ? [] : eventsOf(written.verb);
  const found = new Map<string, RowHook>();
  for (const hook of written === undefined ? [] : own.flatMap((read) => read(spot, written))) {
    if (!hook.on.some((event) => events.includes(event))) continue;
    const { off, ...rest } = hook;
    const isMaking = events.includes('insert');
    if (!isMaking && isShut(spot, hook)) continue;
    found.set(`${hook.place.file}#${hook.place.fn}`, isMaking ? rest : { ...rest, off });
  }
  return [...found.values()];
}

/** `if created: …` around all that it does: nothing happens to a row that was there before. */
function isShut({ resolver }: CallSpot, { place, off = [] }: RowHook): boolean {
  if (off.length === 0) return false;
  const scope = resolver.scopes.get(place.file);
  return scope?.outline.calls.every(({ fn, asked }) => fn !== place.fn || off.includes(asked ?? '')) === true;
}
