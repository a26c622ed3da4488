import { Router } from 'express';
import { z } from 'zod';
import { customerIdOf, requireAuth } from '../auth.js';
import { cartOf, putItem, removeItem } from '../carts.js';
import { fetchProductsById } from '../clients/catalog.js';

const itemBody = z.object({ quantity: z.number().int().min(1).max(99) });

export const cartRouter = Router();

cartRouter.use(requireAuth);

cartRouter.get('/', async (req, res) => {
  const items = cartOf(customerIdOf(req));
  const products = await fetchProductsById(items.map((item) => item.productId));
  const lines = items.flatMap((item) => {
    const product = products.get(item.productId);
    return product ? [{ ...item, title: product.title, priceCents: product.priceCents }] : [];
  });
  const totalCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
  res.json({ lines, totalCents });
});

cartRouter.put('/items/:productId', (req, res) => {
  const { quantity } = itemBody.parse(req.body);
  putItem(customerIdOf(req), req.params.productId, quantity);
  res.status(204).end();
});

cartRouter.delete('/items/:productId', (req, res) => {
  removeItem(customerIdOf(req), req.params.productId);
  res.status(204).end();
});
