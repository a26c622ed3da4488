import { expect, test } from 'vitest';
import { accessesText } from '../../../test/support/facts-text.ts';
import { systemOf } from '../../../test/support/system-of.ts';

test('a field that the class above fills is what the class below hands to it, in its own methods as well', async () => {
  const system = await systemOf({
    'package.json': '{ "name": "stable", "dependencies": { "express": "5", "mongoose": "8" } }',
    'models.js': `const mongoose = require('mongoose');
exports.Horse = mongoose.model('Horse', new mongoose.Schema({ name: String, box: Number }));
exports.Rider = mongoose.model('Rider', new mongoose.Schema({ name: String }));
`,
    'repositories.js': `const { Horse, Rider } = require('./models');
class Repository {
  constructor(model) { this.model = model; }
  byId(id) { return this.model.findById(id); }
}
class Horses extends Repository {
  constructor() { super(Horse); }
  inBox(box) { return this.model.find({ box }).limit(9); }
}
class Riders extends Repository {
  constructor() { super(Rider); }
  named(name) { return this.model.findOne({ name }); }
}
module.exports = { Horses, Riders };
`,
    'app.js': `const app = require('express')();
const { Horses, Riders } = require('./repositories');
const horses = new Horses();
const riders = new Riders();
app.get('/horses', async (req, res) => res.json(await horses.inBox(req.query.box)));
app.get('/horses/:id', async (req, res) => res.json(await horses.byId(req.params.id)));
app.get('/riders', async (req, res) => res.json(await riders.named(req.query.name)));
app.get('/riders/:id', async (req, res) => res.json(await riders.byId(req.params.id)));
app.listen(3000);
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /horses → select horses by box limited
    GET /horses/{id} → select horses by _id limited
    GET /riders → select riders by name limited
    GET /riders/{id} → select riders by _id limited"
  `);
});
