import { folderOf, isBelow } from '../../model/workspace-path.ts';
import { declared, type HistorySource, type SchemaSource, stepsInOrder } from './schema-source.ts';

/** A dump of what a history adds up to. */
interface Dump {
  readonly folder: string;
  /** `queue_` of `db/queue_schema.rb`. */
  readonly prefix: string;
  readonly version: string | undefined;
}

/**
 * Steps that no dump of the schema holds already. Rails writes what `db/migrate` adds up to into `db/schema.rb` or
 * `db/structure.sql`, and `db/queue_migrate` into `db/queue_schema.rb`: only what is newer than that is still to come.
 */
export function pendingSteps(sources: readonly SchemaSource[]): readonly HistorySource[] {
  const dumps = declared(sources, 'ddl').flatMap(({ file, fact }): readonly Dump[] => {
    const name = /(?:^|\/)(\w+_)?(?:schema\.rb|structure\.sql)$/.exec(file);
    return name === null ? [] : [{ folder: folderOf(file), prefix: name[1] ?? '', version: fact.version }];
  });
  return stepsInOrder(sources).filter(({ fact }) => {
    const dump = fact.tool === 'active-record' ? dumpOf(dumps, fact.history) : undefined;
    const step = /^\d+/.exec(fact.order)?.[0];
    if (dump === undefined) return true;
    const { version } = dump;
    return version !== undefined && step !== undefined && step.length === version.length && step > version;
  });
}

/** The dump of the same name; else the one of the database that has no name, which also holds what was put aside. */
function dumpOf(dumps: readonly Dump[], history: string): Dump | undefined {
  const around = dumps.filter(({ folder }) => isBelow(history, folder));
  const named = around.find(({ folder, prefix }) => history.startsWith(`${folder}/${prefix}`) && prefix !== '');
  return named ?? around.find(({ prefix }) => prefix === '');
}
