/** An element of an XML text, as far as configuration files need it: no entities, no namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  /** Attributes as written, quotes removed. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside, trimmed. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  at: number;
}

const tag = /<[?!][^<>]*>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

/** The root element; what is never closed ends with its parent. */
export function readXml(written: string): XmlElement | undefined {
  const text = blanked(blanked(written, '<!--', '-->'), '<![CDATA[', ']]>');
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '', at: 0 };
  const open: OpenElement[] = [top];
  let from = 0;
  for (const match of text.matchAll(tag)) {
    const current = open.at(-1) ?? top;
    current.text += text.slice(from, match.index);
    from = match.index + match[0].length;
    const name = match[2];
    if (name === undefined) continue;
    if (match[1] === '/') close(open, name, from);
    else {
      open.push({ name, attributes: attributesIn(match[3] ?? ''), children: [], text: '', at: match.index });
      if (match[4] === '/') close(open, name, from);
    }
  }
  while (open.length > 1) close(open, open.at(-1)?.name ?? '', text.length);
  return top.children[0];
}

/** Blanks comments and the like, so that all else keeps its place. Searched for once each: they may be many and unclosed. */
function blanked(text: string, open: string, end: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, from)) {
    const closed = text.indexOf(end, at);
    const to = closed < 0 ? text.length : closed + end.length;
    parts.push(text.slice(from, at), ' '.repeat(to - at));
    from = to;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from);
}

function close(open: OpenElement[], name: string, end: number): void {
  if (!open.some((element) => element.name === name)) return;
  while (open.length > 1) {
    const element = open.pop();
    if (element === undefined) return;
    open.at(-1)?.children.push({ ...element, text: element.text.trim(), end });
    if (element.name === name) return;
  }
}

function attributesIn(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[name] = double ?? single ?? '';
  return attributes;
}

/** Elements below a path of names. */
export function elementsAt(element: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = element === undefined ? [] : [element];
  for (const name of path) found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
}

export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const text = elementsAt(element, ...path)[0]?.text;
  return text === '' ? undefined : text;
}
