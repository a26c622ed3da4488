/** The collection that Mongoose uses for a model: in lower case and in the plural, `Box` in `boxes`. */
export function collectionName(model: string): string {
  const name = model.toLowerCase();
  if (uncountable.has(name)) return name;
  const irregular = Object.keys(plurals).find((ending) => name.endsWith(ending));
  if (irregular !== undefined) return name.slice(0, -irregular.length) + plurals[irregular];
  if (/\d$/.test(name) || name.endsWith('s'))
    return /(?:ss|us|is)$/.test(name) ? `${name}es`.replace(/ises$/, 'es') : name;
  if (/(?:x|ch|sh)$/.test(name)) return `${name}es`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(?:[^f]fe|[lr]f)$/.test(name)) return name.replace(/fe?$/, 'ves');
  return `${name}s`;
}

const plurals: Readonly<Record<string, string>> = { person: 'people', child: 'children', man: 'men', mouse: 'mice' };

const uncountable = new Set(
  'advice energy excretion digestion cooperation health justice labour machinery equipment information pollution sewage paper money species series rain rice fish sheep moose deer news expertise status media'.split(
    ' ',
  ),
);
