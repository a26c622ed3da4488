/** A line of a Java properties file. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly at: number;
  readonly end: number;
}

/** Reads `key=value`, `key: value` and `key value`; a backslash at the end of a line goes on in the next. */
export function readProperties(text: string): readonly Property[] {
  const properties: Property[] = [];
  for (const line of logicalLines(text)) {
    const match = /^\s*([^\s=:#!][^\s=:]*)(?:\s*[=:]\s*|\s+|\s*$)([\s\S]*)$/.exec(line.text);
    if (match?.[1] === undefined) continue;
    properties.push({ key: match[1], value: (match[2] ?? '').trim(), at: line.at, end: line.end });
  }
  return properties;
}

interface Line {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

function logicalLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  let at = 0;
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '');
    const goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    const written = goesOn ? line.slice(0, -1) : line;
    const joined: Line = open
      ? { ...open, text: open.text + written.trimStart(), end: at + line.length }
      : { text: written, at, end: at + line.length };
    open = goesOn ? joined : undefined;
    if (!goesOn) lines.push(joined);
    at += raw.length + 1;
  }
  return open ? [...lines, open] : lines;
}
