/** Names as Spring Boot's default strategy writes them, those that are spelled out included: `firstName` → `first_name`. */
export function snakeCase(name: string): string {
  return name
    .replaceAll('.', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
