import { Pool } from 'pg';

export const store = new Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
