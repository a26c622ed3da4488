import { Injectable, ServiceUnavailableException } from '@nestjs/common';

const CATALOG_URL = process.env.CATALOG_URL ?? 'http://catalog:3000';

interface PricedProduct {
  id: string;
  priceCents: number;
}

@Injectable()
export class CatalogClient {
  /** Today's prices in one call, however many lines the order has. */
  async prices(productIds: string[]): Promise<Map<string, number>> {
    const ids = encodeURIComponent(productIds.join(','));
    const response = await fetch(`${CATALOG_URL}/v1/products/batch?ids=${ids}`, {
      headers: { 'x-service-token': process.env.SERVICE_TOKEN ?? '' },
      signal: AbortSignal.timeout(2_000),
    });
    if (!response.ok) throw new ServiceUnavailableException('Prices are not available');
    const { items } = (await response.json()) as { items: PricedProduct[] };
    return new Map(items.map((product) => [product.id, product.priceCents]));
  }
}
