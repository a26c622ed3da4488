const db = require('../store/db');
const { insertAnimal } = require('../store/animals');

async function list(req, res) {
  const limit = Math.min(Number(req.query.limit) || 25, 100);
  res.json(await db.rows(`SELECT id, full_name, phone FROM keepers ORDER BY id LIMIT $1`, [limit]));
}

async function create(req, res) {
  const { fullName, phone } = req.body;
  const keeper = await db.one('INSERT INTO keepers (full_name, phone) VALUES ($1, $2) RETURNING *', [fullName, phone]);
  res.status(201).json(keeper);
}

module.exports = {
  list,
  create,
  async animals(req, res) {
    const onlyAlive = req.query.alive ? 'AND died_on IS NULL' : '';
    res.json(await db.rows(`SELECT * FROM animals WHERE keeper_id = $1 ${onlyAlive} LIMIT 50`, [req.params.keeperId]));
  },
  addAnimal: async (req, res) => {
    res.status(201).json(await insertAnimal(req.params.keeperId, req.body));
  },
};
