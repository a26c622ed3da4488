import { defaultLoad, type Load } from '../core/advice/capacity-plan/load.ts';
import type { Assumptions } from '../core/config/config.ts';
import { type Call, isRefusal, type Refusal, refuse } from './command.ts';

/** The load that the options name, then what the team says in its configuration, the rest by default. */
export function loadOf({ options }: Call, { requestsPerSecond, ...said }: Assumptions = {}): Load | Refusal {
  const usual: Load = { ...defaultLoad, ...said, rps: requestsPerSecond ?? defaultLoad.rps };
  const rps = numberOf(options.get('rps'), usual.rps, '--rps', 'requests a second above 0: 250');
  const peak = numberOf(options.get('peak'), usual.peak, '--peak', 'a factor of 1 or more: 3');
  const growth = numberOf(options.get('growth'), usual.growth, '--growth', 'growth a year: 0.5 is half as much again');
  if (typeof rps !== 'number') return rps;
  if (typeof peak !== 'number') return peak;
  if (typeof growth !== 'number') return growth;
  const people = numberOf(options.get('people'), usual.people ?? 0, '--people', 'people with an account: 20000');
  if (typeof people !== 'number') return people;
  const rows = rowsOf(options.get('rows'));
  if (isRefusal(rows)) return rows;
  if (rps === 0) return refuse('--rps takes requests a second above 0: 250.');
  return peak < 1
    ? refuse('--peak takes a factor of 1 or more: 3.')
    : { ...usual, rps, peak, growth, rows: { ...usual.rows, ...rows }, ...(people === 0 ? {} : { people }) };
}

function numberOf(said: string | undefined, usual: number, option: string, meaning: string): number | Refusal {
  if (said === undefined) return usual;
  const value = Number(said);
  const isNumber = said.trim() !== '' && Number.isFinite(value) && value >= 0;
  return isNumber ? value : refuse(`${option} takes ${meaning}, not ${said}.`);
}

/** `orders=500000`, one a line. */
function rowsOf(said: string | undefined): Readonly<Record<string, number>> | Refusal {
  const rows: [string, number][] = [];
  for (const line of said?.split('\n') ?? []) {
    const [, table = '', amount = ''] = /^(.+)=([^=]+)$/.exec(line) ?? [];
    const value = numberOf(amount === '' ? '-' : amount, 0, '--rows', 'a table and its rows a year: orders=500000');
    if (typeof value !== 'number')
      return refuse(`--rows takes a table and its rows a year: orders=500000, not ${line}.`);
    rows.push([table, value]);
  }
  return Object.fromEntries(rows);
}
