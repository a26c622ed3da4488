module.exports = (sequelize, DataTypes) => {
  const Gift = sequelize.define(
    'Gift',
    {
      label: { type: DataTypes.STRING(60), allowNull: false },
      animal: DataTypes.STRING,
      price: { type: DataTypes.DECIMAL(8, 2), allowNull: false },
      shortText: { type: DataTypes.VIRTUAL },
    },
    { tableName: 'gift', underscored: true, indexes: [{ unique: true, fields: ['label'] }, { fields: ['animal', 'price'] }] },
  );

  Gift.associate = (models) => {
    Gift.hasMany(models.Parcel, { foreignKey: 'giftId', as: 'parcels' });
  };

  return Gift;
};
