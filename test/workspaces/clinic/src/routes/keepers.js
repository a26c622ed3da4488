const express = require('express');
const { requireRole } = require('../middleware/require-role');
const { checkAnimal, checkKeeper } = require('../middleware/checks');
const keepers = require('../controllers/keepers');

const router = express.Router();
const animalsOfKeeper = express.Router({ mergeParams: true });

animalsOfKeeper
  .route('/')
  .get(keepers.animals)
  .post([requireRole('reception', 'vet'), checkAnimal], keepers.addAnimal);

router.get('/', keepers.list);
router.post('/', checkKeeper, keepers.create);
router.use('/:keeperId/animals', animalsOfKeeper);

module.exports = router;
