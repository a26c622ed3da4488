/** Manifests for a developer, a test or a demonstration: they say nothing of what runs where it counts. */
export function isVariant(file: string): boolean {
  return variant.test(file);
}

const variant = /(?:^|[/._-])(?:dev|local|test|staging|docs?|old|legacy|archived?|examples?|samples?)(?:[/._-]|$)/;
