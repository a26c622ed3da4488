import { type ReadAnswer, readAnswer } from './read-answer.ts';

/** The findings of an unfinished answer that are written to their end. */
export function completeFindings(text: string): ReadAnswer | undefined {
  const start = /"findings"\s*:\s*\[/.exec(text);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const end = endOfLastItem(text, from);
  return end === undefined ? undefined : readAnswer(`{"findings":[${text.slice(from, end)}]}`, 'stop');
}

/** Behind the last object of the list that is closed. */
function endOfLastItem(text: string, from: number): number | undefined {
  let depth = 0;
  let inString = false;
  let end: number | undefined;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth < 0) return end;
      if (depth === 0) end = at + 1;
    }
  }
  return end;
}
