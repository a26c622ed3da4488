const CATALOG_URL = process.env.CATALOG_URL ?? 'http://catalog:3000';

export async function fetchTaxCodes(productIds: string[]): Promise<Map<string, string>> {
  const url = new URL('/v1/products/tax-codes', CATALOG_URL);
  url.searchParams.set('ids', productIds.join(','));
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`catalog answered ${response.status}`);
  const { items } = (await response.json()) as { items: { id: string; taxCode: string }[] };
  return new Map(items.map((item) => [item.id, item.taxCode]));
}
