import { type Objection, objection } from './drop.ts';
import { type Ground, withoutParameters } from './ground.ts';

/** Names that a program would use: in backticks, with dots, underscores or humps, and routes. */
const nameForms: readonly RegExp[] = [
  /`([^`\n]{2,80})`/g,
  /(?<![\w/.])([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+)/g,
  /(?<![\w/.-])([A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)/g,
  /(?<![\w/.])([a-z]+(?:[A-Z][a-z0-9]*)+)\b/g,
  /(?<![\w/.])(\/[\w{}:.-]+(?:\/[\w{}:.-]+)*)/g,
  /(?<![\w/.-])([NEODTCQKJFAHX]\d{1,5})\b/g,
];

/** Words with the look of a name that everybody uses. */
const commonWords =
  /^(?:e\.g|i\.e|etc\.|[a-z]+\.js|[a-z]+\.io|asp\.net|\.net|o(?:auth)\d?|ios|iot|[a-z]+db|[a-z]+sql|[a-z]+mq)$/i;

/** A claim about this code may use no name that the facts do not hold. */
export function checkNames(texts: readonly string[], ground: Ground): Objection | undefined {
  const unknown = texts.flatMap(namesIn).find((name) => !isKnown(name, ground));
  return unknown === undefined ? undefined : objection('unknown-name', unknown);
}

function namesIn(text: string): readonly string[] {
  const names = nameForms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''));
  return names
    .map((name) => name.replace(/[(:,;.]+\)?$/, '').trim())
    .filter((name) => name.length > 1 && !commonWords.test(name));
}

function isKnown(name: string, { corpus, fact }: Ground): boolean {
  if (/^[NEODTCQKJFAHX]\d{1,5}$/.test(name)) return fact(name) !== undefined;
  const small = name.toLowerCase().replace(/\(.*$/, '').replace(/\s+/g, ' ').trim();
  if (corpus.includes(small)) return true;
  if (small.startsWith('/') && corpus.includes(withoutParameters(small))) return true;
  const pieces = small.split(/[.\s]+/).filter((piece) => piece !== '');
  return pieces.length > 1 && pieces.every((piece) => corpus.includes(piece));
}
