const mongoose = require('mongoose');

const keeperSchema = new mongoose.Schema({
  badge: { type: String, required: true },
  name: String,
});

keeperSchema.index({ badge: 1 }, { unique: true });

exports.Keeper = mongoose.model('Keeper', keeperSchema);
