/** Words whose plural no ending tells. */
const irregular: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  medium: 'media',
  datum: 'data',
  index: 'indexes',
  leaf: 'leaves',
  shelf: 'shelves',
};

/** Words that are one and many alike. */
const unchanging: ReadonlySet<string> = new Set([
  'news',
  'series',
  'species',
  'equipment',
  'information',
  'metadata',
  'staff',
]);

const singulars: ReadonlyMap<string, string> = new Map(Object.entries(irregular).map(([one, many]) => [many, one]));

export function plural(word: string): string {
  if (unchanging.has(word)) return word;
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known;
  if (word.endsWith('sman')) return `${word.slice(0, -2)}en`;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

export function singular(word: string): string {
  if (unchanging.has(word)) return word;
  const known = singulars.get(word);
  if (known !== undefined) return known;
  if (word.endsWith('smen')) return `${word.slice(0, -2)}an`;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  // `status`, `bus`, `analysis` and `address` end in an s of their own.
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  return /(?:us|ias)es$/.test(word) ? word.slice(0, -2) : word.endsWith('s') ? word.slice(0, -1) : word;
}
