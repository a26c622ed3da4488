import type { SqlDialect, Table } from '../../../model/table.ts';
import { mysqlSpeech } from './mysql-speech.ts';
import { postgresqlSpeech } from './postgresql-speech.ts';
import type { Speech } from './speech.ts';
import { sqliteSpeech } from './sqlite-speech.ts';
import { sqlserverSpeech } from './sqlserver-speech.ts';

export const speeches: Readonly<Record<SqlDialect, Speech>> = {
  postgresql: postgresqlSpeech,
  mysql: mysqlSpeech,
  sqlite: sqliteSpeech,
  sqlserver: sqlserverSpeech,
  generic: postgresqlSpeech,
};

/** The database that a store's tables are declared for: PostgreSQL where any is, or where nobody says. */
export function speechOf(tables: readonly Pick<Table, 'dialect'>[]): Speech {
  const dialects = tables.map(({ dialect }) => dialect).filter((dialect) => dialect !== 'generic');
  const [first] = dialects;
  return first === undefined || dialects.includes('postgresql') ? postgresqlSpeech : speeches[first];
}
