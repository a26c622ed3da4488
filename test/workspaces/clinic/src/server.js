const express = require('express');
const { expressjwt } = require('express-jwt');
const routes = require('./routes');

const app = express();
const open = ['/api/sign-in', '/api/opening-hours'];

app.use(express.json());
app.get('/ping', (req, res) => res.send('pong'));

app.use(expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] }).unless({ path: open }));
app.use('/api', routes);

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.message });
});

app.listen(process.env.PORT || 4000);
