import { singular } from '../../model/plural.ts';
import { amountOf as amount, writtenOut as counts, amountPattern as number, rounded } from './amounts.ts';

/** Figures that are said with what they count. */
export interface ProseLoad {
  readonly load: Readonly<Record<string, number | string>>;
  readonly availability?: string | undefined;
  readonly people?: number | undefined;
  readonly database?: string | undefined;
}

/** Seconds of what a rate is counted by. */
const spans: Readonly<Record<string, number>> = {
  second: 1,
  sec: 1,
  s: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  day: 86_400,
  month: 2_592_000,
};

export function loadInProse(prose: string): ProseLoad {
  const text = prose.toLowerCase();
  const rate = first(
    text,
    `${number}\\s*(?:http\\s+)?(?:requests?|reqs?|calls|hits|queries)\\s*(?:per|a|an|each|every|/)\\s*(second|sec|s|minute|min|hour|day|month)\\b`,
  );
  const perSecond = first(text, `${number}\\s*(?:rps|req/s|requests/s)\\b`);
  const requests = rate ? rounded(amountOf(rate) / (spans[rate[3] ?? 's'] ?? 1)) : perSecond && amountOf(perSecond);
  const peak =
    first(text, `${number}\\s*(?:times|x|×)\\s*(?:as much|more|higher|the average)?[^.]{0,20}\\bpeak`) ??
    first(text, `peak[^.\\d]{0,25}${number}\\s*(?:times|x|×|fold)`) ??
    first(text, `peak factor (?:of )?${number}`) ??
    first(text, `${number}\\s*(?:times|x|×) the (?:average|usual|normal)\\b`);
  const hours = peak === undefined ? hoursIn(text) : undefined;
  const reads = first(text, `${number}\\s*reads?\\s*(?:per|for each|for every|to each|/)\\s*(?:one\\s+)?write`);
  const payload = first(text, `${number}\\s*(?:kb|kilobytes?)\\s*(?:per\\s+)?(?:payloads?|answers?|responses?|bodies)`);
  const growth =
    first(text, `grow(?:s|th|ing)?[^.\\d]{0,20}(\\d+(?:\\.\\d+)?)\\s*(?:%|percent)`) ??
    first(text, `(\\d+(?:\\.\\d+)?)\\s*(?:%|percent)\\s*(?:growth|more)\\b`);
  const availability = first(
    text,
    `(\\d{2}(?:\\.\\d+)?)\\s*(?:%|percent)\\s*(?:available|availability|uptime|of the time)`,
  );
  const people = first(text, `(\\d+|${Object.keys(counts).join('|')})\\s*(?:developers?|engineers?|programmers?)`);
  return {
    load: {
      ...(requests ? { requestsPerSecond: requests } : {}),
      ...(peak ? { peakFactor: amountOf(peak) } : {}),
      ...(hours === undefined ? {} : { peakFactor: hours }),
      ...(reads ? { readsPerWrite: amountOf(reads) } : {}),
      ...(payload ? { payload: `${amountOf(payload)} kB` } : {}),
      ...(growth ? { growth: `${growth[1]} %` } : {}),
    },
    availability: availability && `${availability[1]} %`,
    people: people && (counts[people[1] ?? ''] ?? Number(people[1])),
    database: /\bmysql|mariadb\b/.test(text) ? 'mysql' : /\bsqlite\b/.test(text) ? 'sqlite' : undefined,
  };
}

const yearly: Readonly<Record<string, number>> = { hour: 8760, day: 365, week: 52, month: 12, year: 1 };

/** `200,000 customers`, `1.5 million orders a year`: rows after a year, and the noun that they are rows of. */
export function rowsInProse(prose: string, plural: string): number | undefined {
  const found = first(
    prose.toLowerCase(),
    `${number}\\s*(?:[a-z]+\\s+)?${plural.replace(/[^\w ]/g, '.')}\\b(?:\\s*(?:are\\s+\\w+\\s+)?(?:per|a|an|each|every)\\s+(hour|day|week|month|year))?`,
  );
  if (found === undefined) return dailyRows(prose, plural);
  const after = prose.slice(found.index + found[0].length);
  // `each with 5 lines` counts for one of them.
  if (/\beach (?:with|has|having)(?: about| around)?\s*$/i.test(prose.slice(0, found.index))) return undefined;
  // What one request may hold, and who comes by, are no rows either.
  if (/^\s*(?:(?:per|in (?:a|one)|for each) (?:single )?(?:request|call|batch|upload|page)|at once)\b/i.test(after))
    return undefined;
  // So many a second or a minute is a rate, and no amount of rows.
  if (found[3] === undefined && /^\s*(?:\/|per|an?\b|each|every)\s*(?:s|secs?|seconds?|mins?|minutes?)\b/i.test(after))
    return undefined;
  const whole = found[3] === undefined ? eachOf(prose.slice(0, found.index), after) : 1;
  return Math.round(amountOf(found) * whole * (yearly[found[3] ?? 'year'] ?? 1));
}

/** `each passage (about 150,000 a day)` */
function dailyRows(prose: string, plural: string): number | undefined {
  const noun = `(?:${singular(plural)}|${plural})`.replace(/[^\w ()?:|]/g, '.');
  const found = first(
    prose.toLowerCase(),
    `${noun} \\((?:about |around |some |up to |~ ?)?${number}\\s*(?:per|a|an|each|every)\\s+(hour|day|week|month|year)`,
  );
  return found && Math.round(amountOf(found) * (yearly[found[3] ?? 'year'] ?? 1));
}

/** `300 clinics with 40 users each`: so many times as many. */
function eachOf(before: string, after: string): number {
  if (!/^\s*each\b/i.test(after)) return 1;
  const wholes = new RegExp(`\\b${number}\\s+[a-z]+(?:\\s+(?:with|of|having)|,)\\s+(?:about\\s+|around\\s+)?$`).exec(
    before.toLowerCase(),
  );
  return wholes === null ? 1 : amountOf(wholes);
}

/** What is asked in a few hours of a day, where most of it is. */
const mostOfADay = 0.7;

/** `most of them booked between 7 and 9 in the evening`: how much more the busy hours have to carry. */
function hoursIn(text: string): number | undefined {
  const said = first(
    text,
    `(?:most|mainly|mostly)[^.;]{0,40}?between (\\d{1,2})(?::00)? ?(?:am|pm)? and (\\d{1,2})\\b`,
  );
  const hours = said === undefined ? 0 : (Number(said[2]) - Number(said[1]) + 12) % 12;
  return hours === 0 || hours > 8 ? undefined : Math.round((mostOfADay * 24) / hours);
}

function first(text: string, pattern: string): RegExpExecArray | undefined {
  return new RegExp(`\\b${pattern}`).exec(text) ?? undefined;
}

function amountOf([, digits = '', scale = '']: RegExpExecArray): number {
  return amount(digits, scale);
}
