const Router = require('@koa/router');
const { Tank } = require('../models/tank');
const { onlyKeepers } = require('../keepers');

const router = new Router({ prefix: '/tanks' });

router.get('/', async (ctx) => {
  const { hall, page = 1 } = ctx.query;
  ctx.body = await Tank.find({ hall })
    .sort({ name: 1 })
    .skip((page - 1) * 20)
    .limit(20)
    .lean();
});

router.get('/:code', async (ctx) => {
  const tank = await Tank.findOne({ code: ctx.params.code }).populate('keeper');
  if (!tank) ctx.throw(404, 'no such tank');
  ctx.set('X-Water', tank.water);
  ctx.body = { code: tank.code, name: tank.name, fish: tank.fish.length };
});

router.post('/', onlyKeepers, async (ctx) => {
  const { code, name, hall } = ctx.request.body;
  if (await Tank.exists({ code })) {
    ctx.status = 409;
    ctx.body = { error: 'taken' };
    return;
  }
  const tank = await Tank.create({ code, name, hall });
  ctx.status = 201;
  ctx.body = { id: tank.id, code };
});

module.exports = router.routes();
