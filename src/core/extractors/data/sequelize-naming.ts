/** `orderLine` → `order_line` */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** The table of a model that names none: its name in the plural. */
export function tableName(model: string, underscored: boolean, frozen: boolean): string {
  if (frozen) return model;
  const name = underscored ? snakeCase(model) : model;
  if (/(?:person)$/i.test(name)) return name.replace(/erson$/i, 'eople');
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return /[^s]s$/i.test(name) && !/(?:us|is)$/i.test(name) ? name : `${name}es`;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}
