/** `prefix('AdminArea')` stands for `/admin-area`. */
export function dashed(text: string): string {
  return text.replaceAll(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}
