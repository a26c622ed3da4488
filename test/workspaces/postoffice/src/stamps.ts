import type { Express } from 'express';
import db from './db.js';

const shelf = new Map<string, unknown>();

const drawer = {
  async get(name: string, load: () => Promise<unknown>) {
    if (!shelf.has(name)) shelf.set(name, await load());
    return shelf.get(name);
  },
};

export default function sellStamps(post: Express): void {
  post.get(['/stamps', '/postage'], async (_req, res) => {
    res.json(await drawer.get('/stamps/motifs', () => motifs()));
  });
}

async function motifs() {
  const [rows] = await db.query(`SELECT value_cents, motif FROM stamps ORDER BY value_cents`);
  return rows;
}
