import { defaultLoad, type Load } from '../core/advice/capacity-plan/load.ts';
import type { Assumptions } from '../core/config/config.ts';
import { type Call, type Refusal, refuse } from './command.ts';

/** The load that the options name, then what the team says in its configuration, the rest by default. */
export function loadOf({ options }: Call, { requestsPerSecond, ...said }: Assumptions = {}): Load | Refusal {
  const usual: Load = { ...defaultLoad, ...said, rps: requestsPerSecond ?? defaultLoad.rps };
  const rps = numberOf(options.get('rps'), usual.rps, '--rps', 'requests a second above 0: 250');
  const peak = numberOf(options.get('peak'), usual.peak, '--peak', 'a factor of 1 or more: 3');
  const growth = numberOf(options.get('growth'), usual.growth, '--growth', 'growth a year: 0.5 is half as much again');
  if (typeof rps !== 'number') return rps;
  if (typeof peak !== 'number') return peak;
  if (typeof growth !== 'number') return growth;
  if (rps === 0) return refuse('--rps takes requests a second above 0: 250.');
  return peak < 1 ? refuse('--peak takes a factor of 1 or more: 3.') : { ...usual, rps, peak, growth };
}

function numberOf(said: string | undefined, usual: number, option: string, meaning: string): number | Refusal {
  if (said === undefined) return usual;
  const value = Number(said);
  const isNumber = said.trim() !== '' && Number.isFinite(value) && value >= 0;
  return isNumber ? value : refuse(`${option} takes ${meaning}, not ${said}.`);
}
