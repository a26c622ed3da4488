const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** `2500`, `2.5s`, `1m30s` and `PT2.5S` of settings; a number alone is one of milliseconds. */
export function milliseconds(text: string): number | undefined {
  const written = text.trim().toLowerCase().replace(/^pt/, '');
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written);
  const parts = [...written.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const isWhole = parts.length > 0 && parts.map(([part]) => part).join('') === written;
  return isWhole ? parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0), 0) : undefined;
}
