const { Pool } = require('pg');

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

async function rows(text, params) {
  return (await pool.query(text, params)).rows;
}

const one = async (text, params) => (await rows(text, params))[0];

module.exports = { rows, one };
