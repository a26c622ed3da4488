const { one, rows } = require('./db');

const COLUMNS = 'a.id, a.name, a.species, a.died_on';

exports.findAnimal = (id) =>
  one(
    `SELECT ${COLUMNS}, k.full_name AS keeper
       FROM animals a
       JOIN keepers k ON k.id = a.keeper_id
      WHERE a.id = $1`,
    [id],
  );

exports.insertAnimal = (keeperId, { name, species }) =>
  one(`INSERT INTO animals (keeper_id, name, species) VALUES ($1, $2, $3) RETURNING id`, [keeperId, name, species]);

exports.renameAnimal = async (id, name) => {
  await rows('UPDATE animals SET name = $2 WHERE id = $1', [id, name]);
  return exports.findAnimal(id);
};

exports.markDead = (id) => rows('UPDATE animals SET died_on = current_date WHERE id = $1', [id]);
