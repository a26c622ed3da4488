/** `{{- range $name, $service := .Values.services }}` around whole resources, of which there is one for each entry then. */
export interface ChartRange {
  /** Dotted name of what it goes through: `Values.services`. */
  readonly path: string;
  /** Variables that it gives, without the dollar. */
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

interface Block {
  readonly range?: ChartRange | undefined;
  readonly at: number;
  end: number;
}

const step = /\{\{-?\s*(range|if|with|define|block|end)\b([^}\n]*)\}\}/g;
const ranged = /^\s*(?:\$(\w+)\s*(?:,\s*\$(\w+)\s*)?:=\s*)?\$?\.(Values\.[\w.-]*\w)\s*-?$/;

/** Ranges that the resource at a place stands in as a whole, outermost first. */
export function rangesAround(text: string, at: number): readonly ChartRange[] {
  if (!text.includes('range ')) return [];
  const begin = text.lastIndexOf('\napiVersion:', at);
  const around = blocksIn(text).filter((block) => block.at <= begin && block.end > at);
  return around.flatMap(({ range }) => range ?? []);
}

function blocksIn(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const open: Block[] = [];
  for (const match of text.matchAll(step)) {
    const [, word = '', rest = ''] = match;
    if (word === 'end') {
      const closed = open.pop();
      if (closed !== undefined) closed.end = match.index;
      continue;
    }
    const block = { range: word === 'range' ? rangeOf(rest) : undefined, at: match.index, end: text.length };
    blocks.push(block);
    open.push(block);
  }
  return blocks;
}

/** One variable alone is given the value. */
function rangeOf(rest: string): ChartRange | undefined {
  const [, first, second, path] = ranged.exec(rest) ?? [];
  if (path === undefined) return undefined;
  return second === undefined ? { path, value: first } : { path, key: first, value: second };
}

/** What fills a hole within ranges: `Values.services.*.port`, and `Values.services.*!` for the key itself. */
export function rangedName(hole: string, ranges: readonly ChartRange[]): string | undefined {
  for (const { path, key, value } of ranges.toReversed()) {
    const named = /\$(\w+)((?:\.[\w-]+)*)/.exec(hole);
    if (named !== null && named[1] !== undefined) {
      if (named[1] === key) return `${path}.*!`;
      if (named[1] === value) return `${path}.*${named[2]}`;
      continue;
    }
    if (value !== undefined) continue;
    const below = /^\{\{-?\s*(?:\w+\s+)?\.((?:[\w-]+)(?:\.[\w-]+)*)?(?=[\s|}])/.exec(hole);
    if (below !== null && !/^(?:Values|Release|Chart|Template|Capabilities|Files)\b/.test(below[1] ?? ''))
      return below[1] === undefined ? `${path}.*` : `${path}.*.${below[1]}`;
  }
  return undefined;
}
