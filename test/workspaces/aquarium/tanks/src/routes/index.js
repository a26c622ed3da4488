const Router = require('@koa/router');
const { onlyKeepers } = require('../keepers');
const feedings = require('./feedings');
const tanks = require('./tanks');

const root = new Router();
const v1 = new Router();

v1.use(tanks);
v1.use('/tanks/:tank', onlyKeepers, feedings.routes());
root.use('/v1', v1.routes());

module.exports = root;
