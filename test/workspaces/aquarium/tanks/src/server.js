const Koa = require('koa');
const bodyParser = require('koa-bodyparser');
const mount = require('koa-mount');
const mongoose = require('mongoose');
const routes = require('./routes');
const status = require('./status');

const app = new Koa();
app.use(bodyParser());
app.use(mount('/internal', status));
app.use(routes.routes()).use(routes.allowedMethods());

mongoose.connect(process.env.TANKS_MONGO_URL);
app.listen(4100);
