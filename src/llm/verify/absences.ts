import type { Fact, Lack } from '../facts/fact.ts';
import { type Objection, objection } from './drop.ts';

/** Words that say that something is not there. */
const saysMissing = /\b(?:no|never|nowhere|none|missing|lacks?|lacking|without|absent|absence of|not any)\b/i;
const saysUn =
  /\bun(?:authenticated|authorized|guarded|protected|validated|checked|limited|bounded|throttled|indexed)\b/i;

const topics: readonly (readonly [Lack, RegExp])[] = [
  ['authentication', /authenticat|anonymous|log ?in|guard|protect|credential|who is calling/i],
  ['authorization', /authori[sz]|permission|\broles?\b|ownership|guard|protect/i],
  ['rate-limit', /rate.?limit|throttl|brute|attempts|limit/i],
  ['validation', /validat|checked|sanit/i],
  ['timeout', /time.?out|deadline|for ?ever/i],
  ['retry', /\bretr/i],
  ['circuit-breaker', /circuit|breaker/i],
  ['limit', /\blimit|paginat|\bpag(?:e|ing)|bound/i],
  ['transaction', /transaction|atomic/i],
  ['expiry', /expir|\bttl\b|time to live/i],
  ['dead-letter', /dead.?letter|\bdlq\b/i],
  ['consumer', /consum|subscrib|listen|reads? them/i],
  ['publisher', /publish|produc|sends? them/i],
  ['health-check', /health|readiness|liveness/i],
  ['index', /\bindex/i],
];

/** What is said to be missing has to be missing in a fact that is cited. */
export function checkAbsence(title: string, cited: readonly Fact[]): Objection | undefined {
  if (!saysMissing.test(title) && !saysUn.test(title)) return undefined;
  const meant = topics.filter(([, words]) => words.test(title)).map(([lack]) => lack);
  const shown = cited.some(
    (fact) => isAboutTheSame(fact, cited, title) && fact.lacks.some((lack) => meant.includes(lack)),
  );
  return shown ? undefined : objection('unproven-absence', title);
}

/** An absence in one service says nothing about another. */
function isAboutTheSame(fact: Fact, cited: readonly Fact[], title: string): boolean {
  if (fact.kind !== 'A') return true;
  const name = fact.service?.split(':')[1] ?? '';
  return cited.some((other) => other !== fact && other.service === fact.service) || title.toLowerCase().includes(name);
}
