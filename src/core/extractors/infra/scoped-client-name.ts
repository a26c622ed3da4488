/** What the container calls the variable of a client: `stock.client` is `$stockClient`. */
export function scopedClientName(key: string): string {
  return key.replace(/[._-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
