const express = require('express');
const { Op } = require('sequelize');
const { Gift, Parcel, sequelize } = require('./models');

const app = express();
app.use(express.json());

app.get('/gifts', async (req, res) => {
  const { animal, below } = req.query;
  const { rows, count } = await Gift.findAndCountAll({
    where: { animal, [Op.and]: [{ price: { [Op.lte]: below } }] },
    order: [['price', 'ASC'], 'label'],
    limit: 40,
  });
  res.json({ rows, count });
});

app.get('/parcels/:id', async (req, res) => {
  const parcel = await Parcel.findByPk(req.params.id, { include: [{ association: 'gift', attributes: ['label'] }] });
  if (!parcel) return res.sendStatus(404);
  res.json(parcel);
});

app.post('/parcels', async (req, res) => {
  const parcel = await sequelize.transaction(async (transaction) => {
    const gift = await Gift.findOne({ where: { label: req.body.label }, transaction });
    await gift.update({ stock: gift.stock - 1 }, { transaction });
    return Parcel.create({ giftId: gift.id, email: req.body.email }, { transaction });
  });
  res.status(201).json({ id: parcel.id });
});

app.delete('/parcels', async (req, res) => {
  await Parcel.destroy({ where: { sentAt: null } });
  res.sendStatus(204);
});

app.listen(4300);
