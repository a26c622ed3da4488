import { readXml, type XmlElement } from './xml.ts';

/** A statement of MyBatis as the database gets it. */
export interface MapperSql {
  /** With every part that may be there. */
  readonly sql: string;
  /** With those alone that always are. */
  readonly least: string;
  /** It gives one row, whatever it says. */
  readonly one?: true | undefined;
}

type Fragments = ReadonlyMap<string, XmlElement>;

interface Writing {
  readonly text: string;
  readonly fragments: Fragments;
  readonly whole: boolean;
}

/** Fragments may include each other. */
const deepest = 12;

/** `<select id="…">SELECT … <where><if test="…">…</if></where></select>` as SQL. */
export function mapperStatement(text: string, element: XmlElement, fragments: Fragments): MapperSql {
  const write = (whole: boolean): string =>
    contentOf({ text, fragments, whole }, element, 0).replaceAll(/\s+/g, ' ').trim();
  return { sql: write(true), least: write(false) };
}

/** What annotations hold: a statement, or one with the same elements inside of `<script>`. */
export function annotatedStatement(text: string): MapperSql {
  const root = /^\s*<script>/.test(text) ? readXml(text) : undefined;
  if (root !== undefined) return mapperStatement(text, root, new Map());
  const sql = withoutHoles(text);
  return { sql, least: sql };
}

function contentOf(writing: Writing, element: XmlElement, depth: number): string {
  if (depth > deepest) return '';
  const { text } = writing;
  const parts: string[] = [];
  let from = startOf(text, element);
  for (const child of element.children) {
    parts.push(plain(text.slice(from, child.at)), partOf(writing, child, depth + 1));
    from = child.end;
  }
  const close = text.lastIndexOf('</', element.end - 1);
  parts.push(plain(text.slice(from, close < from ? element.end : close)));
  return parts.join(' ');
}

function partOf(writing: Writing, element: XmlElement, depth: number): string {
  const content = (): string => contentOf(writing, element, depth).trim();
  const { attributes } = element;
  switch (element.name) {
    case 'where':
      return clause('WHERE', content().replace(/^(?:AND|OR)\b/i, ''));
    case 'set':
      return clause('SET', content().replace(/,\s*$/, ''));
    case 'trim':
      return trimmed(content(), attributes);
    case 'if':
    case 'when':
    case 'otherwise':
      return writing.whole ? content() : '';
    case 'choose':
      return writing.whole
        ? element.children
            .slice(0, 1)
            .map((each) => partOf(writing, each, depth + 1))
            .join('')
        : '';
    case 'foreach':
      return `${attributes['open'] ?? ''}${content()}${attributes['close'] ?? ''}`;
    case 'include': {
      const fragment = writing.fragments.get(attributes['refid']?.split('.').at(-1) ?? '');
      return fragment === undefined ? '' : contentOf(writing, fragment, depth + 1);
    }
    default:
      // Keys that are asked for before, and names for expressions.
      return '';
  }
}

function clause(word: string, content: string): string {
  return content.trim() === '' ? '' : `${word} ${content}`;
}

/** `<trim prefix="WHERE" prefixOverrides="AND |OR ">` */
function trimmed(content: string, { prefix = '', suffix = '', ...rest }: XmlElement['attributes']): string {
  if (content === '') return '';
  let inside = content;
  for (const start of (rest['prefixOverrides'] ?? '').split('|').filter((each) => each.trim() !== ''))
    if (inside.toLowerCase().startsWith(start.toLowerCase())) inside = inside.slice(start.length);
  for (const end of (rest['suffixOverrides'] ?? '').split('|').filter((each) => each.trim() !== ''))
    if (inside.endsWith(end.trim())) inside = inside.slice(0, -end.trim().length);
  return `${prefix} ${inside} ${suffix}`;
}

const openTag = /<[\w.:-]+(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>/y;

function startOf(text: string, { at }: XmlElement): number {
  openTag.lastIndex = at;
  return openTag.test(text) ? openTag.lastIndex : at;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  const written = text
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<!\[CDATA\[|\]\]>/g, ' ')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '');
  return withoutHoles(written);
}

/** Values are `#{name}`, and `${name}` is text that takes part in the statement. */
function withoutHoles(text: string): string {
  return text.replaceAll(/[#$]\{[^}]*\}/g, '?');
}
