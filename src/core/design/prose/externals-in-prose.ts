import type { Lexicon } from './lexicon.ts';
import { type Noun, type Said, wordAt } from './story.ts';
import { occasions } from './vocabulary.ts';

/** What is called and not built here. */
export interface ProseExternal {
  readonly name: string;
  readonly timeout: string;
  readonly undo?: string | undefined;
  /** The thing that it is called for, where the words say one. */
  readonly of?: string | undefined;
  /** Whoever makes that thing waits for the answer: money moves, or does not. */
  readonly waited: boolean;
}

interface Known {
  readonly words: RegExp;
  /** What it is called here; the words themselves where it is not said. */
  readonly name?: string;
  readonly timeout?: string;
  readonly undo?: string;
}

const money: Pick<Known, 'timeout' | 'undo'> = { timeout: '4 s', undo: 'refunds the charge' };

const known: readonly Known[] = [
  { words: /\b(?:stripe|paypal|adyen|mollie|klarna|braintree)\b/, ...money },
  { words: /\bpayment (?:provider|gateway|service|processor)\b/, ...money },
  {
    words:
      /\b(?:twilio|vonage|sendgrid|mailgun|postmark|mailchimp|slack|openai|salesforce|hubspot|mapbox|docusign|sap|dhl|fedex)\b/,
  },
  { words: /\bgoogle maps\b/ },
  { words: /\b(?:by|via|per|an?|with) (?:sms|text messages?)\b|\bsms gateway\b/, name: 'sms gateway' },
  { words: /\b(?:by|via|per|an|with) e-?mails?\b|\be-?mailed\b|\bmail provider\b/, name: 'mail provider' },
  { words: /\bpush notifications?\b/, name: 'push service' },
  { words: /\b(?:tax|shipping|map|identity|weather|credit|insurance) (?:provider|service|api)\b/ },
  { words: /(?<=\b(?:external|third-party|outside) )[a-z]+(?: (?:system|service|provider|api))?\b/ },
];

const moneyThings = /^(?:payment|refund|payout|donation|deposit|charge|subscription|order|fine|fee)$/;

function isPaid(name: string): boolean {
  const last = name.split(' ').at(-1) ?? name;
  return moneyThings.test(last) || occasions.has(last);
}

/** Between a thing and who it is sent to: `prescriptions are sent to an external pharmacy`. */
const way =
  /^(?:is|are|be|can|must|will|go|goes|sent|[a-z]+ed|to|through|via|by|out|an?|the|external|third-party|outside)$/;

function sentNear(words: readonly string[], nouns: readonly Noun[], at: number): string | undefined {
  const last = nouns.findLast(({ end }) => end <= at);
  return last !== undefined && words.slice(last.end, at).every((word) => way.test(word)) ? last.name : undefined;
}

/** `Riders pay through Adyen after the ride`: what costs money, before or after. */
function paidNear(
  nouns: readonly Noun[],
  at: number,
  things: ReadonlySet<string>,
  { isPerson }: Lexicon,
): string | undefined {
  if (things.has('payment')) return 'payment';
  const paid = nouns.filter(({ name }) => !isPerson(name) && isPaid(name));
  return (paid.findLast(({ end }) => end <= at) ?? paid[0])?.name;
}

/** `Payments go through Stripe`, `a reminder by SMS`, `prescriptions are sent to an external pharmacy` */
export function externalsInProse(
  said: readonly Said[],
  things: ReadonlySet<string>,
  lexicon: Lexicon,
): readonly ProseExternal[] {
  const found = new Map<string, ProseExternal>();
  for (const { words, nouns } of said) {
    const text = words.join(' ');
    for (const { words: pattern, name: called, timeout = '3 s', undo } of known) {
      const match = pattern.exec(text);
      const name = called ?? match?.[0];
      if (match === null || name === undefined || things.has(name) || found.has(name)) continue;
      const at = wordAt(text, match.index);
      const of = undo === undefined ? sentNear(words, nouns, at) : paidNear(nouns, at, things, lexicon);
      found.set(name, { name, timeout, undo, of, waited: undo !== undefined });
    }
  }
  return [...found.values()];
}
