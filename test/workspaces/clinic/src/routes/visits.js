const express = require('express');
const VisitsController = require('../controllers/visits');
const { requireRole } = require('../middleware/require-role');

const visits = new VisitsController();
const router = express.Router();

router.get('/', visits.today.bind(visits));
router.post('/', (req, res, next) => visits.book(req, res).catch(next));
router.patch('/:visitId/notes', requireRole('vet'), visits.note);

module.exports = router;
