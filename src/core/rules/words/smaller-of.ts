/** How a language says the smaller of a number that a client sends and a bound, ready to type. */
export function smallerOf(language: string | undefined, name: string, most: number): string {
  switch (language) {
    case 'javascript':
    case 'typescript':
      return `Math.min(Number(${name}) || 20, ${most})`;
    case 'php':
      return `min((int) $request->query('${name}', 20), ${most})`;
    case 'ruby':
      return `[params.fetch(:${name}, 20).to_i, ${most}].min`;
    case 'java':
      return `Math.min(${name}, ${most})`;
    case 'kotlin':
      return `${name}.coerceAtMost(${most})`;
    case 'csharp':
      return `Math.Min(${name}, ${most})`;
    case 'rust':
      return `${name}.min(${most})`;
    default:
      return `min(${name}, ${most})`;
  }
}
