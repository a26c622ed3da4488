/** `112 MB`, `1.5 GB`: two significant digits, because the estimate carries no more. */
export function megabytes(bytes: number): string {
  const value = bytes >= 1e9 ? bytes / 1e9 : bytes / 1e6;
  return `${Number(value.toPrecision(2)).toLocaleString('en-US')} ${bytes >= 1e9 ? 'GB' : 'MB'}`;
}
