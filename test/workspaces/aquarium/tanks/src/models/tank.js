const { Schema, model } = require('mongoose');

const fish = new Schema({ species: { type: String, required: true }, count: Number }, { _id: false });

const tankSchema = new Schema(
  {
    code: { type: String, required: true, unique: true },
    name: { type: String, required: true },
    hall: { type: String, index: true },
    water: { type: String, enum: ['salt', 'fresh'], default: 'salt' },
    litres: Number,
    fish: [fish],
    keeper: { type: Schema.Types.ObjectId, ref: 'Keeper' },
    lastFed: Date,
  },
  { timestamps: true },
);

tankSchema.index({ hall: 1, name: 1 });

module.exports = { Tank: model('Tank', tankSchema) };
