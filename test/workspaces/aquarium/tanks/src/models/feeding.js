const { Schema, model } = require('mongoose');

const feedingSchema = new Schema(
  {
    tank: { type: Schema.Types.ObjectId, ref: 'Tank', required: true },
    grams: { type: Number, min: 1 },
    by: String,
    at: { type: Date, default: Date.now },
  },
  { collection: 'feeding_log' },
);

module.exports = { Feeding: model('Feeding', feedingSchema) };
