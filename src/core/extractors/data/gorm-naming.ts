/** `HTMLBody` is `html_body`, `UserID` is `user_id`. */
export function gormColumn(field: string): string {
  return field
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** `OrderLine` is `order_lines`: only the last word is put into the plural. */
export function gormTable(model: string): string {
  const words = gormColumn(model).split('_');
  const last = words.pop() ?? '';
  return [...words, plural(last)].join('_');
}

const irregular: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  mouse: 'mice',
  ox: 'oxen',
};

const unchanged = new Set([
  'equipment',
  'information',
  'rice',
  'money',
  'species',
  'series',
  'fish',
  'sheep',
  'police',
  'news',
  'metadata',
]);

function plural(word: string): string {
  if (unchanged.has(word)) return word;
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (/(?:[^aeiou]|qu)y$/.test(word)) return word.replace(/y$/, 'ies');
  if (/(?:matr|vert|ind)(?:ix|ex)$/.test(word)) return word.replace(/[ie]x$/, 'ices');
  if (/(?:s|x|z|ch|sh)$/.test(word)) return word.endsWith('data') ? word : `${word}es`;
  if (/sis$/.test(word)) return word.replace(/sis$/, 'ses');
  return `${word}s`;
}
