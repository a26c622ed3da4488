const store = require('../store/animals');

const found = (res, animal) => (animal ? res.json(animal) : res.status(404).json({ error: 'No such animal' }));

module.exports.show = async (req, res) => found(res, await store.findAnimal(req.params.animalId));

module.exports.rename = async (req, res) => found(res, await store.renameAnimal(req.params.animalId, req.body.name));

module.exports.bury = async (req, res) => {
  await store.markDead(req.params.animalId);
  res.status(204).end();
};
