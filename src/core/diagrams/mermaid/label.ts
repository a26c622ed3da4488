/** Where HTML labels are on, Mermaid decodes `#code;`; where they are off, as in an exported SVG, it prints it. */
export type LabelTarget = 'html' | 'svg';

/** Any text as a Mermaid label that shows exactly this text and can never be read as syntax. */
export function mermaidLabel(text: string, target: LabelTarget = 'html'): string {
  const line = oneLine(text);
  return target === 'html' ? encoded(line) : lookAlikes(line);
}

/** Turns the labels of a finished diagram into ones that print without HTML. */
export function withPlainLabels(mermaid: string): string {
  return mermaid.replace(/#(\d+);/g, (_, code: string) => lookAlikes(String.fromCodePoint(Number(code))));
}

/** A type or column name as an entity diagram's grammar takes it. */
export function mermaidWord(text: string): string {
  const word = text
    .replace(/\s+/g, '_')
    .replace(/[^\w\-()[\],.]/g, '_')
    .replace(/^(?![A-Za-z_])/, '_');
  return /^(?:PK|FK|UK)$/.test(word) ? `${word}_` : word;
}

function oneLine(text: string): string {
  const line = text.replace(unprintable, '\ufffd').replace(/\s+/g, ' ').trim();
  return line === '' ? '–' : line;
}

/** Control characters and halves of characters have no picture: the replacement says that something stood there. */
const unprintable = /(?!\s)[\p{Cc}\p{Cs}]/gu;

function encoded(line: string): string {
  return line
    .replace(/[^A-Za-z0-9 .,/-]/gu, (character) => (character < '\u00a0' ? code(character) : character))
    .replace(markdown, (marker) => marker.replace(/[.-]/g, code));
}

function code(character: string): string {
  return `#${character.codePointAt(0)};`;
}

/** Mermaid reads labels as Markdown: these would become a list, a rule or a link. */
const markdown = /^\d+\.|^-+|www\./gi;

const alike: Readonly<Record<string, string>> = {
  '"': '″',
  '<': '‹',
  '>': '›',
  '`': 'ʼ',
  '&': '＆',
  '#': '＃',
  ';': '；',
  '\\': '⧵',
  '%': '％',
  '*': '∗',
  $: '＄',
  '~': '∼',
  '{': '｛',
  '}': '｝',
  '|': '｜',
  '[': '［',
  ']': '］',
};

function lookAlikes(text: string): string {
  const plain = text.replace(/["<>`&#;\\%*$~{}|[\]]/g, (character) => alike[character] ?? character);
  // Inside a word an underscore emphasizes nothing, and few fonts have its wide twin.
  return plain.replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿');
}
