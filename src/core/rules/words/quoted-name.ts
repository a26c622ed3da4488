import type { Table } from '../../model/table.ts';

/** Words that PostgreSQL or MySQL read as their own where a name is expected, among those that tables and columns have. */
const reserved: ReadonlySet<string> = new Set(
  [
    'all and any array as asc between both by case cast check collate column condition constraint create cross current_date',
    'current_time current_timestamp current_user database default delete desc distinct div do drop each else end except',
    'exists false fetch for foreign from function grant group groups having if in index insert interval into is join key',
    'keys lead leading left like limit lines load lock match natural not null of offset on only or order outer partition',
    'placing primary procedure range rank read recursive references release repeat replace require restrict return',
    'returning right row rows schema select session_user set show some symmetric system table then to trailing trigger',
    'true union unique update usage use user using values when where window with write',
  ].flatMap((line) => line.split(' ')),
);

/** Names as a statement of this dialect has to write them: PostgreSQL reads `Orders` without quotes as `orders`. */
export function quoter(dialect: Table['dialect']): (name: string) => string {
  return (name) => {
    if (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)) return name;
    if (dialect === 'mysql') return `\`${name.replaceAll('`', '``')}\``;
    return `"${name.replaceAll('"', '""')}"`;
  };
}
