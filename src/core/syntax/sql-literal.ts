import type { Value } from './outline.ts';

/** Whether a string literal or template reads as an SQL statement. */
export function isSql(value: Value): boolean {
  const text = proseOf(value).slice(0, farEnough);
  if (!STARTS.test(text)) return false;
  return STATEMENTS.some((statement) => statement.test(text)) && !isEnglish(text);
}

/** Whether a text is SQL shows long before this; searching on would take the square of its length. */
const farEnough = 5_000;

/** Cheap test that most strings fail at their first letters; comments may come first. */
const STARTS = new RegExp(
  [
    String.raw`^\s*(?:--[^\n]*\n\s*|\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*`,
    String.raw`(?:select|insert|update|delete|with|create|alter|drop|truncate|merge|replace)\s`,
  ].join(''),
  'i',
);

const STATEMENTS: readonly RegExp[] = [
  /\bselect\s[\s\S]*\sfrom\s/i,
  /\b(?:insert|replace|merge)\s+(?:ignore\s+)?into\s/i,
  /\bupdate\s+(?:only\s+)?\S+(?:\s+(?:as\s+)?\w+)?\s+set\s/i,
  /\bdelete\s+from\s/i,
  /^\s*with\s+(?:recursive\s+)?["`\w]+\s*(?:\([^)]*\)\s*)?as\s*(?:(?:not\s+)?materialized\s*)?\(/i,
  new RegExp(
    [
      String.raw`^\s*(?:create|alter|drop|truncate)\s+`,
      String.raw`(?:or\s+replace\s+|(?:unique|temporary|materialized|global)\s+)*`,
      String.raw`(?:table|index|view|type|schema|extension|sequence|function|trigger)\s`,
    ].join(''),
    'i',
  ),
];

/** `Select a file from the list`: a capital first letter, small ones after it and nothing that only SQL has. */
function isEnglish(text: string): boolean {
  return /^\s*[A-Z][a-z]/.test(text) && !/[*=(?$;`"]|\d/.test(text);
}

/** The text with a stand-in for each hole. */
function proseOf(value: Value): string {
  if (value.kind === 'text') return value.text;
  if (value.kind !== 'template') return '';
  return value.parts.map((part) => (part.kind === 'text' ? part.text : 'x1')).join('');
}
