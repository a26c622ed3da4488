import { createPool } from 'mysql2/promise';

const pool = createPool(process.env.POST_DB ?? 'mysql://post@localhost/post');

export default pool;
