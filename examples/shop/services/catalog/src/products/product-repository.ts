import type { Pool } from 'pg';
import { inTransaction } from '../plugins/database.js';

export interface Product {
  id: string;
  title: string;
  priceCents: number;
  imageUrl: string;
  averageRating: number | null;
}

export interface ProductPatch {
  title?: string;
  description?: string;
  priceCents?: number;
}

const PRODUCT = `id, title, price_cents AS "priceCents", image_url AS "imageUrl",
  average_rating::float AS "averageRating"`;

export class ProductRepository {
  constructor(private readonly db: Pool) {}

  async list(category: string | undefined, after: string | undefined, limit: number): Promise<Product[]> {
    const { rows } = await this.db.query<Product>(
      `SELECT ${PRODUCT} FROM products
        WHERE ($1::uuid IS NULL OR category_id = $1)
          AND ($2::uuid IS NULL OR id > $2)
        ORDER BY id
        LIMIT $3`,
      [category ?? null, after ?? null, limit],
    );
    return rows;
  }

  async search(text: string, limit: number): Promise<Product[]> {
    const { rows } = await this.db.query<Product>(
      `SELECT ${PRODUCT} FROM products
        WHERE search @@ websearch_to_tsquery('english', $1)
        ORDER BY ts_rank(search, websearch_to_tsquery('english', $1)) DESC
        LIMIT $2`,
      [text, limit],
    );
    return rows;
  }

  async bestsellers(limit: number): Promise<Product[]> {
    const { rows } = await this.db.query<Product>(
      `SELECT ${PRODUCT} FROM products ORDER BY units_sold DESC LIMIT $1`,
      [limit],
    );
    return rows;
  }

  async byId(id: string): Promise<Product | undefined> {
    const { rows } = await this.db.query<Product>(`SELECT ${PRODUCT} FROM products WHERE id = $1`, [id]);
    return rows[0];
  }

  async byIds(ids: string[]): Promise<Product[]> {
    const { rows } = await this.db.query<Product>(`SELECT ${PRODUCT} FROM products WHERE id = ANY($1)`, [ids]);
    return rows;
  }

  async taxCodes(ids: string[]): Promise<{ id: string; taxCode: string }[]> {
    const { rows } = await this.db.query<{ id: string; taxCode: string }>(
      'SELECT id, tax_code AS "taxCode" FROM products WHERE id = ANY($1)',
      [ids],
    );
    return rows;
  }

  async update(id: string, patch: ProductPatch): Promise<Product | undefined> {
    return inTransaction(this.db, async (client) => {
      const { rows } = await client.query<Product>(
        `UPDATE products
            SET title = COALESCE($2, title),
                description = COALESCE($3, description),
                price_cents = COALESCE($4, price_cents),
                updated_at = now()
          WHERE id = $1
          RETURNING ${PRODUCT}`,
        [id, patch.title ?? null, patch.description ?? null, patch.priceCents ?? null],
      );
      if (rows[0]) {
        await client.query('INSERT INTO audit_entries (subject, action, detail) VALUES ($1, $2, $3)', [
          `product:${id}`,
          'updated',
          JSON.stringify(patch),
        ]);
      }
      return rows[0];
    });
  }
}
