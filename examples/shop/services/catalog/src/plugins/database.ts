import fp from 'fastify-plugin';
import pg from 'pg';

declare module 'fastify' {
  interface FastifyInstance {
    db: pg.Pool;
  }
}

export const database = fp(async (app) => {
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 10,
    statement_timeout: 5_000,
  });
  app.decorate('db', pool);
  app.addHook('onClose', () => pool.end());
});

/** Runs the work on one connection; what it did is kept only when all of it succeeded. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
