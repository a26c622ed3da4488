import axios from 'axios';
import { config } from '../config.js';

export interface Product {
  id: string;
  title: string;
  priceCents: number;
  imageUrl: string;
  averageRating: number | null;
}

export interface Review {
  id: string;
  stars: number;
  text: string;
  createdAt: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

const http = axios.create({
  baseURL: config.catalogUrl,
  timeout: 2_000,
  headers: { 'x-service-token': config.serviceToken },
});

export async function fetchProducts(query: { category?: string; after?: string; limit: number }) {
  const { data } = await http.get<Page<Product>>('/v1/products', { params: query });
  return data;
}

export async function searchProducts(q: string) {
  const { data } = await http.get<{ items: Product[] }>('/v1/products/search', { params: { q, limit: 24 } });
  return data.items;
}

export async function fetchBestsellers() {
  const { data } = await http.get<{ items: Product[] }>('/v1/products/bestsellers', { params: { limit: 12 } });
  return data.items;
}

export async function fetchProduct(productId: string) {
  const { data } = await http.get<Product>(`/v1/products/${productId}`);
  return data;
}

export async function fetchProductsById(productIds: string[]): Promise<Map<string, Product>> {
  if (productIds.length === 0) return new Map();
  const { data } = await http.get<{ items: Product[] }>('/v1/products/batch', {
    params: { ids: productIds.join(',') },
  });
  return new Map(data.items.map((product) => [product.id, product]));
}

export async function fetchReviews(productId: string) {
  const { data } = await http.get<{ items: Review[] }>(`/v1/products/${productId}/reviews`);
  return data.items;
}

export async function postReview(productId: string, review: { customerId: string; stars: number; text: string }) {
  const { data } = await http.post<Review>(`/v1/products/${productId}/reviews`, review);
  return data;
}
