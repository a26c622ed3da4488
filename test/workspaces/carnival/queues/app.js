const restify = require('restify');

const server = restify.createServer({ name: 'queues' });

server.use(restify.plugins.bodyParser());
server.get({ url: '/queue/:ride', name: 'GetQueue' }, (req, res, next) => {
  res.send({ ride: req.params.ride, waiting: 12 });
  next();
});
server.del('/queue/:ride/:guest', (req, res, next) => {
  res.send(204);
  next();
});

server.listen(8080);
