import type { Evidence } from '../../core/model/evidence.ts';
import type { Citation } from '../answer/answer.ts';
import type { Fact } from '../facts/fact.ts';
import { type Objection, objection } from './drop.ts';
import { type Ground, spaced } from './ground.ts';
import { commentMark, maskComments } from './mask-comments.ts';

/** A fact that a claim stands on, and the lines that it points at. */
export interface Cited {
  readonly fact: Fact;
  readonly place: Evidence | undefined;
}

export interface Citations {
  readonly cited: readonly Cited[];
  /** Quotes that stand in another fact than was cited. */
  readonly moved: number;
  readonly objections: readonly Objection[];
}

/** Shorter runs occur anywhere. */
const fewestWordCharacters = 4;

/**
 * Looks every citation up. A quote that stands in exactly one other fact is moved there. What only a comment says is
 * believed by nobody; who reports the comment itself may quote it.
 */
export function checkCitations(citations: readonly Citation[], ground: Ground, isAboutComments = false): Citations {
  const cited = new Map<string, Cited>();
  const objections: Objection[] = [];
  let moved = 0;
  for (const citation of citations) {
    const found = lookUp(citation, ground, isAboutComments);
    if ('reason' in found) {
      objections.push(found);
      continue;
    }
    if (found.fact.id !== citation.factId) moved += 1;
    const before = cited.get(found.fact.id);
    if (before === undefined || before.place === undefined) cited.set(found.fact.id, found);
  }
  return { cited: [...cited.values()], moved, objections };
}

function lookUp({ factId, quote }: Citation, ground: Ground, isAboutComments: boolean): Cited | Objection {
  const fact = ground.fact(factId);
  if (quote === null || spaced(quote) === '') {
    if (fact !== undefined) return { fact, place: fact.evidence[0] };
    return objection('no-evidence', `there is no fact ${factId}`);
  }
  const here = fact === undefined ? undefined : locate(fact, quote);
  const found = here ?? onlyElsewhere(quote, ground);
  if (found === undefined) return objection('no-evidence', `${factId} does not say "${quote}"`);
  return isAboutComments || isBeyondComments(found.fact, quote) ? found : objection('comment-only', quote);
}

function onlyElsewhere(quote: string, { book }: Ground): Cited | undefined {
  const elsewhere = book.facts.map((other) => locate(other, quote)).filter((hit) => hit !== undefined);
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}

/** Finds a quote as a contiguous run, whatever the white space; the mark before quoted lines is forgiven. */
function locate(fact: Fact, quote: string): Cited | undefined {
  const wanted = wantedOf(quote);
  if (wordCharacters(wanted) < fewestWordCharacters) return undefined;
  const [first] = fact.evidence;
  const code = fact.code.split('\n');
  if (first !== undefined && spaced(fact.code).includes(wanted)) return { fact, place: narrowed(first, code, wanted) };
  return spaced(`${fact.id} ${fact.line}`).includes(wanted) ? { fact, place: first } : undefined;
}

function wantedOf(quote: string): string {
  return spaced(quote.replace(/^[ \t]*\|[ \t]?/gm, ''));
}

function wordCharacters(text: string): number {
  return text.replace(/[^\p{L}\p{N}_]/gu, '').length;
}

/** Whether a quote that a fact holds says something outside of comments, at one of its places. */
function isBeyondComments({ code, line, id, evidence: [first] }: Fact, quote: string): boolean {
  const wanted = wantedOf(quote);
  if (first === undefined || spaced(`${id} ${line}`).includes(wanted)) return true;
  const [whole, masked] = [spaced(code), spaced(maskComments(code, first.file))];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    if (wordCharacters(masked.slice(at, at + wanted.length).replaceAll(commentMark, '')) >= fewestWordCharacters)
      return true;
  }
  return false;
}

/** The fewest lines that hold the quote: the last line from which on, and the first line up to which, it is whole. */
function narrowed(evidence: Evidence, code: readonly string[], wanted: string): Evidence {
  let start = 0;
  while (start + 1 < code.length && spaced(code.slice(start + 1).join('\n')).includes(wanted)) start += 1;
  let end = code.length;
  while (end - 1 > start && spaced(code.slice(start, end - 1).join('\n')).includes(wanted)) end -= 1;
  // Lines that are gone have one place, however many they were.
  const line = Math.min(evidence.line + start, evidence.endLine);
  const text = evidence.text.split('\n').slice(start, end).join('\n');
  return { file: evidence.file, line, endLine: Math.min(evidence.endLine, line + (end - start) - 1), text };
}
