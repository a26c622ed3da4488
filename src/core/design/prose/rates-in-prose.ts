import { amountOf, isScale, numberSaid } from './amounts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Said } from './story.ts';

export interface Rate {
  readonly perSecond: number;
  /** Said of the busiest time, not of a usual day. */
  readonly atPeak: boolean;
}

export interface ProseRates {
  /** How often something is made, by its name. */
  readonly made: ReadonlyMap<string, Rate>;
  /** How often a service is asked for something. */
  readonly asked: Rate | undefined;
}

const spans: ReadonlyMap<string, number> = new Map([
  ['second', 1],
  ['seconds', 1],
  ['minute', 60],
  ['minutes', 60],
]);
/** Of what is only read, days count too. */
const longSpans: ReadonlyMap<string, number> = new Map([
  ['hour', 3600],
  ['day', 86_400],
]);
const asking = /^(?:lookups?|reads?|views?|searches|queries|impressions|downloads)$/;
const busiest = /\b(?:up to|at most|peak|peaks|busiest|rush|black friday|christmas|december|season)\b/;

/** `up to 2,000 scans per second in December`, `20,000 lookups per second at peak` */
export function ratesInProse(sentences: readonly Sentence[], { thingOf, isPerson }: Lexicon): ProseRates {
  const made = new Map<string, Rate>();
  let asked: Rate | undefined;
  for (const { words } of sentences)
    for (const { what, perSecond, around } of ratesIn(words)) {
      const rate = { perSecond, atPeak: busiest.test(around) };
      const thing = thingOf(what);
      if (asking.test(what)) asked ??= rate;
      else if (thing !== undefined && !isPerson(thing) && !made.has(thing)) made.set(thing, rate);
    }
  return { made, asked };
}

function* ratesIn(words: readonly string[]) {
  for (const [at, word] of words.entries()) {
    const unit = words[at + 2] ?? '';
    const span = spans.get(unit) ?? (asking.test(word) ? longSpans.get(unit) : undefined);
    if (span === undefined || !/^(?:per|a|an|each|every|\/)$/.test(words[at + 1] ?? '')) continue;
    // `Bids come in bursts, up to 500 per second`
    if (/^\d/.test(word)) {
      const around = words.slice(Math.max(0, at - 3), at + 8).join(' ');
      yield { what: words[0] ?? '', perSecond: amountOf(word) / span, around };
      continue;
    }
    const scale = [words[at - 1] ?? '', words[at - 2] ?? ''].find(isScale);
    const digits = words.slice(Math.max(0, at - 3), at).findLast((each) => /^\d/.test(each));
    if (digits === undefined) continue;
    const around = [...words.slice(Math.max(0, at - 5), at), ...untilComma(words.slice(at + 3, at + 8))].join(' ');
    yield { what: word, perSecond: amountOf(digits, scale) / span, around };
  }
}

function untilComma(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^[,):]$/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

/** `each sensor sends a reading every 30 seconds`: as many as there are senders, so often. */
export function repeatedInProse(
  said: readonly Said[],
  rowsOf: (name: string) => number | undefined,
): ReadonlyMap<string, Rate> {
  const found = new Map<string, Rate>();
  for (const { words, nouns } of said)
    for (const [at, word] of words.entries()) {
      const amount = numberSaid(words[at + 1]);
      const span = spans.get(words[at + 2] ?? '');
      if (word !== 'every' || span === undefined || !(amount > 0)) continue;
      const [sender, sent] = nouns.filter(({ end }) => end <= at).slice(-2);
      // `a new article every two minutes` comes from nobody in particular.
      const last = sent ?? sender;
      const isOne =
        last?.end === at && /^(?:an?|one)$/.test(words[last.at - (words[last.at - 1] === 'new' ? 2 : 1)] ?? '');
      const senders = sender && sent && rowsOf(sender.name);
      const many = senders ?? (isOne ? 1 : undefined);
      if (last === undefined || many === undefined || found.has(last.name)) continue;
      found.set(last.name, { perSecond: many / (amount * span), atPeak: busiest.test(words.join(' ')) });
    }
  return found;
}
