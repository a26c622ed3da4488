const router = require('express').Router();
const { requireRole } = require('../middleware/require-role');
const animals = require('../controllers/animals');

const vetsOnly = [requireRole('vet')];

router
  .route('/:animalId')
  .get(animals.show)
  .put(vetsOnly, animals.rename)
  .delete(vetsOnly, animals.bury);

module.exports = router;
