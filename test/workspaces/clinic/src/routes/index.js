const { Router } = require('express');
const rateLimit = require('express-rate-limit');
const desk = require('../controllers/desk');

const router = Router();

router.post('/sign-in', rateLimit({ windowMs: 60000, max: 5 }), desk.signIn);
router.get('/opening-hours', desk.openingHours);

router.use('/keepers', require('./keepers'));
router.use('/animals', require('./animals'));
router.use('/visits', require('./visits'));

module.exports = router;
