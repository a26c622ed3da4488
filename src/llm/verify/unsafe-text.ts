import { type Objection, objection } from './drop.ts';

/** What a person could be led to click, run or render. Text is shown as text all the same; this is the second lock. */
const unsafe: readonly (readonly [string, RegExp])[] = [
  ['a link', /\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.\w/i],
  ['a link', /\b(?:javascript|vbscript|command|vscode(?:-insiders)?|data|file|mailto|tel):(?=[^\s])/i],
  ['a link', /!?\[[^\]\n]*\]\s?(?:\([^)\n]*\)|\[[^\]\n]*\]|:\s*\S+:)/],
  [
    'markup',
    /<!--|<\/?(?:a|abbr|audio|base|body|button|code|details|div|embed|form|h\d|head|html|iframe|img|input|link|math|meta|object|p|pre|script|select|source|span|style|svg|table|template|textarea|video)\b[^>]*>?/i,
  ],
  ['markup', /```|~~~|&#x?[0-9a-f]+;|&(?:lt|gt|quot|amp);/i],
  ['a diagram', /-->|-\.->|==>|\b(?:graph|flowchart)\s+(?:TB|TD|BT|LR|RL)\b|\b(?:sequence|er|class|state)Diagram\b/],
  [
    'SQL',
    /\b(?:CREATE|ALTER|DROP|TRUNCATE)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|SCHEMA|DATABASE|ROLE|USER|VIEW|FUNCTION)\b/i,
  ],
  ['SQL', /\bINSERT\s+INTO\s+\w|\bDELETE\s+FROM\s+\w|\bUPDATE\s+\w+\s+SET\b|\bGRANT\s+\w+\s+(?:ON|TO)\b/i],
  ['SQL', /\bSELECT\s+[\w*.,\s]{1,80}\sFROM\s+\w/],
  ['characters that nobody sees', /\p{Cf}|\p{Cc}(?<![\t\n\r])|\p{Zl}|\p{Zp}/u],
];

const linePosition = /\blines?\s+\d+|\.[a-z]{1,5}:\d+\b|#L\d+/i;

export function checkText(texts: readonly string[]): Objection | undefined {
  for (const text of texts) {
    const hit = unsafe.find(([, pattern]) => pattern.test(text));
    if (hit !== undefined) return objection('unsafe-text', `${hit[0]} in "${text.slice(0, 60)}"`);
    const position = linePosition.exec(text);
    if (position !== null) return objection('line-number', position[0]);
  }
  return undefined;
}

/** Every text of an item, however deep, except what is quoted or is an example. */
export function textsOf(value: unknown, skip: readonly string[] = ['quote']): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, skip));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (skip.includes(name) ? [] : textsOf(inner, skip)));
}
