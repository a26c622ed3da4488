export interface TaxedLine {
  productId: string;
  quantity: number;
  unitPriceCents: number;
}

const rates: Record<string, number> = { food: 0.07, standard: 0.19 };

/** Value added tax that is contained in the prices, in cents. */
export function includedTax(lines: TaxedLine[], taxCodes: Map<string, string>): number {
  return lines.reduce((sum, line) => {
    const rate = rates[taxCodes.get(line.productId) ?? 'standard'] ?? rates.standard;
    const gross = line.quantity * line.unitPriceCents;
    return sum + Math.round(gross - gross / (1 + rate));
  }, 0);
}
