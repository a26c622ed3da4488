/** How Rails names tables after classes, and parameters after tables. */

const irregular: Readonly<Record<string, string>> = {
  person: 'people',
  man: 'men',
  woman: 'women',
  child: 'children',
  move: 'moves',
  ox: 'oxen',
  mouse: 'mice',
  quiz: 'quizzes',
  datum: 'data',
  medium: 'media',
  criterion: 'criteria',
  tooth: 'teeth',
  foot: 'feet',
};

const singulars: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(irregular).map(([one, many]) => [many, one]),
);

const unchanged = /(?:^|_)(?:equipment|information|rice|money|species|series|fish|sheep|jeans|police|news|metadata)$/;

type Change = readonly [RegExp, string];

const plurals: readonly Change[] = [
  [/(octop|vir)us$/, '$1i'],
  [/(alias|status|bus)$/, '$1es'],
  [/(buffal|tomat|potat|her)o$/, '$1oes'],
  [/([ti])um$/, '$1a'],
  [/sis$/, 'ses'],
  [/(?:([^f])fe|([lr])f)$/, '$1$2ves'],
  [/([^aeiouy]|qu)y$/, '$1ies'],
  [/(x|ch|ss|sh)$/, '$1es'],
  [/(matr|vert|ind)(?:ix|ex)$/, '$1ices'],
  [/s$/, 's'],
  [/$/, 's'],
];

const singularForms: readonly Change[] = [
  [/(database)s$/, '$1'],
  [/(matr)ices$/, '$1ix'],
  [/(vert|ind)ices$/, '$1ex'],
  [/(alias|status|bus)(?:es)?$/, '$1'],
  [/(octop|vir)i$/, '$1us'],
  [/(analy|diagno|parenthe|progno|synop|the|cri)ses$/, '$1sis'],
  [/(o)es$/, '$1'],
  [/(shoe|move|movie|cookie)s$/, '$1'],
  [/(x|ch|ss|sh)es$/, '$1'],
  [/([^aeiouy]|qu)ies$/, '$1y'],
  [/([lr])ves$/, '$1f'],
  [/(hive|tive|live|give|archive|drive|receive|save|move|leave|slave|curve)s$/, '$1'],
  [/([^f])ves$/, '$1fe'],
  [/([ti])a$/, '$1um'],
  [/(ss)$/, '$1'],
  [/s$/, ''],
];

/** `order_line` is `order_lines`: the last word counts. */
export function pluralOf(word: string): string {
  return inflected(word, irregular, plurals);
}

export function singularOf(word: string): string {
  return inflected(word, singulars, singularForms);
}

function inflected(word: string, known: Readonly<Record<string, string>>, forms: readonly Change[]): string {
  if (unchanged.test(word)) return word;
  const [head = '', last = word] = /^(.*_)?([^_]*)$/.exec(word)?.slice(1) ?? [];
  if (Object.hasOwn(known, last)) return `${head}${known[last]}`;
  const form = forms.find(([pattern]) => pattern.test(last));
  return form === undefined ? word : `${head}${last.replace(form[0], form[1])}`;
}

/** `HTTPClient` is `http_client`, `Admin::Order` `admin/order`. */
export function underscored(name: string): string {
  return name
    .replaceAll('::', '/')
    .replace(/([A-Z\d]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** `order_line` is `OrderLine`, `admin/order` `Admin::Order`. */
export function camelized(name: string): string {
  return name
    .split('/')
    .map((part) => part.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase()))
    .join('::');
}
