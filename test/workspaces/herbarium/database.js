import pg from 'pg';

export const pool = new pg.Pool({ max: 5, statement_timeout: 2000 });
