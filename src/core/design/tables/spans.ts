import { wordsOf } from '../../model/words.ts';
import type { Attribute, Resource } from '../brief/brief.ts';
import { columnName } from '../names/identifier.ts';
import { quoted } from './attribute-columns.ts';

/** Two times of one row of which the first cannot be later: `startsAt` and `endsAt`. */
export interface Span {
  readonly from: Attribute;
  readonly until: Attribute;
}

const first = new Set(['start', 'starts', 'started', 'begin', 'begins', 'from']);
const last = new Set(['end', 'ends', 'ended', 'finish', 'finishes', 'finished', 'until', 'till', 'to']);

export function spansOf(resource: Resource): readonly Span[] {
  const times = resource.attributes.filter(({ type }) => type === 'timestamp' || type === 'date');
  return times.flatMap((from) => {
    const rest = restOf(from, first);
    const until = times.find((each) => each.type === from.type && rest !== undefined && restOf(each, last) === rest);
    return until === undefined ? [] : [{ from, until }];
  });
}

/** What the names of both share. */
function restOf({ name }: Attribute, marks: ReadonlySet<string>): string | undefined {
  const words = wordsOf(name);
  const rest = words.filter((word) => !marks.has(word));
  return rest.length === words.length - 1 ? rest.join(' ') : undefined;
}

/** Something of one day may begin and end on it, but nothing lasts no time at all. */
export function spanChecks(resource: Resource): readonly string[] {
  return spansOf(resource).map(
    ({ from, until }) =>
      `${quoted(columnName(until.name))} ${from.type === 'date' ? '>=' : '>'} ${quoted(columnName(from.name))}`,
  );
}
