const Router = require('@koa/router');
const { Feeding } = require('../models/feeding');
const { Tank } = require('../models/tank');

const router = new Router();

router.prefix('/feedings');

router.get('/', async (ctx) => {
  ctx.body = await Feeding.find({ tank: ctx.params.tank, at: { $gte: ctx.query.since } }).sort('-at').limit(50);
});

router.register('/', ['POST'], async (ctx) => {
  const tank = await Tank.findById(ctx.params.tank);
  tank.lastFed = new Date();
  await tank.save();
  const feeding = new Feeding({ tank: tank.id, grams: ctx.request.body.grams, by: ctx.cookies.get('keeper') });
  await feeding.save();
  ctx.status = 204;
});

module.exports = router;
