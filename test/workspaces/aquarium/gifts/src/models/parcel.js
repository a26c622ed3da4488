const { Model } = require('sequelize');

module.exports = (sequelize, DataTypes) => {
  class Parcel extends Model {
    static associate(models) {
      this.belongsTo(models.Gift, { foreignKey: { name: 'giftId', allowNull: false }, as: 'gift', onDelete: 'CASCADE' });
    }
  }

  Parcel.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      giftId: { type: DataTypes.INTEGER, field: 'gift_id' },
      email: { type: DataTypes.STRING(120), allowNull: false },
      sentAt: { type: DataTypes.DATE, field: 'sent_at' },
    },
    { sequelize, modelName: 'Parcel', timestamps: false },
  );

  return Parcel;
};
