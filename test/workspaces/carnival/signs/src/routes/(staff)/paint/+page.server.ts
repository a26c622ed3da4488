import { Pool } from 'pg';
import type { Actions, PageServerLoad } from './$types';

const pool = new Pool();

export const load: PageServerLoad = async () => {
  const { rows } = await pool.query('SELECT id, words FROM signs ORDER BY id LIMIT 20');
  return { signs: rows };
};

export const actions = {
  paint: async ({ request }) => {
    const form = await request.formData();
    await pool.query('INSERT INTO signs (words) VALUES ($1)', [form.get('words')]);
  },
  strip: async ({ request }) => {
    const form = await request.formData();
    await pool.query('DELETE FROM signs WHERE id = $1', [form.get('id')]);
  },
} satisfies Actions;
