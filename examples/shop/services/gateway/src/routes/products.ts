import { Router } from 'express';
import { z } from 'zod';
import { customerIdOf, requireAuth } from '../auth.js';
import {
  fetchBestsellers,
  fetchProduct,
  fetchProducts,
  fetchReviews,
  postReview,
  searchProducts,
} from '../clients/catalog.js';
import { searchLimiter } from '../rate-limits.js';

const listQuery = z.object({
  category: z.uuid().optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
});
const searchQuery = z.object({ q: z.string().trim().min(2).max(80) });
const reviewBody = z.object({ stars: z.number().int().min(1).max(5), text: z.string().max(2_000) });

export const productsRouter = Router();

productsRouter.get('/', async (req, res) => {
  res.set('Cache-Control', 'public, max-age=60').json(await fetchProducts(listQuery.parse(req.query)));
});

productsRouter.get('/search', searchLimiter, async (req, res) => {
  const { q } = searchQuery.parse(req.query);
  res.json({ items: await searchProducts(q) });
});

productsRouter.get('/bestsellers', async (_req, res) => {
  res.set('Cache-Control', 'public, max-age=300').json({ items: await fetchBestsellers() });
});

productsRouter.get('/:productId', async (req, res) => {
  const { productId } = req.params;
  const [product, reviews] = await Promise.all([fetchProduct(productId), fetchReviews(productId)]);
  res.json({ ...product, reviews });
});

productsRouter.post('/:productId/reviews', requireAuth, async (req, res) => {
  const body = reviewBody.parse(req.body);
  const review = await postReview(String(req.params.productId), { customerId: customerIdOf(req), ...body });
  res.status(201).json(review);
});
