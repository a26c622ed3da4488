export interface CartItem {
  productId: string;
  quantity: number;
}

/** Carts by customer. Small, and gone after checkout. */
const carts = new Map<string, Map<string, number>>();

export function cartOf(customerId: string): CartItem[] {
  const cart = carts.get(customerId) ?? new Map<string, number>();
  return [...cart].map(([productId, quantity]) => ({ productId, quantity }));
}

export function putItem(customerId: string, productId: string, quantity: number): void {
  const cart = carts.get(customerId) ?? new Map<string, number>();
  cart.set(productId, quantity);
  carts.set(customerId, cart);
}

export function removeItem(customerId: string, productId: string): void {
  carts.get(customerId)?.delete(productId);
}

export function clearCart(customerId: string): void {
  carts.delete(customerId);
}
