/** `CustomerId` as .NET sends it: `customerId`, and `URLPath` as `urlPath`. */
export function camelCase(name: string): string {
  return name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (start) => start.toLowerCase());
}
