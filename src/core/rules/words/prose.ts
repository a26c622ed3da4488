/** Joins the pieces that apply with spaces: sentences, or one long sentence in parts. */
export function prose(...pieces: readonly (string | undefined)[]): string {
  return pieces.filter((piece) => piece !== undefined && piece !== '').join(' ');
}
