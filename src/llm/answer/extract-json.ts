import { jsonrepair } from 'jsonrepair';

/** How the JSON was got: what was repaired is not to be trusted to its end. */
export type Extracted = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly how: 'as-is' | 'unwrapped' | 'repaired';
};

/** Repair is slow on rubbish, and longer answers are rubbish. */
const mostToRepair = 500_000;

/** Finds the JSON object in what a model wrote: the one that has a key of the answer, not an object inside of it. */
export function extractJson(text: string, keys: readonly string[]): Extracted | undefined {
  const isAnswer = (value: Extracted['value'] | undefined): value is Extracted['value'] =>
    value !== undefined && keys.some((key) => Object.hasOwn(value, key));
  const said = withoutThoughts(text.replace(/^\uFEFF/, '').trim());
  const whole = parse(said);
  if (isAnswer(whole)) return { value: whole, how: 'as-is' };
  for (const start of starts(said)) {
    const end = endOfObject(said, start);
    const inner = end === undefined ? undefined : parse(said.slice(start, end));
    if (isAnswer(inner)) return { value: inner, how: 'unwrapped' };
  }
  const value = said.length > mostToRepair ? undefined : repair(fromFirstBrace(said));
  return isAnswer(value) ? { value, how: 'repaired' } : undefined;
}

function fromFirstBrace(text: string): string {
  const start = text.indexOf('{');
  return start < 0 ? '' : text.slice(start).replace(/```\s*$/, '');
}

/** Thoughts may hold half an answer; only what comes after them counts. */
function withoutThoughts(text: string): string {
  const end = text.toLowerCase().lastIndexOf('</think>');
  const isInsideAnswer = end >= 0 && /^\s*\{/.test(text) && parse(text) !== undefined;
  return end < 0 || isInsideAnswer ? text : text.slice(end + '</think>'.length).trim();
}

/** A model may say a word in braces before its answer, so a few beginnings are tried. */
function starts(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('{'); at >= 0 && found.length < 5; at = text.indexOf('{', at + 1)) found.push(at);
  return found;
}

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parse(text: string): Extracted['value'] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function repair(text: string): Extracted['value'] | undefined {
  try {
    return parse(jsonrepair(text));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Extracted['value'] {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
