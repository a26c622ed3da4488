const Koa = require('koa');
const Router = require('@koa/router');

const status = new Koa();
const router = new Router();

router.get('pulse', '/pulse', (ctx) => {
  ctx.body = { beating: true };
});

status.use(router.middleware());

module.exports = status;
