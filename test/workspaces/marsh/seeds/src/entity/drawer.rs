use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "drawers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub emptied: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::seed_packets::Entity")]
    SeedPackets,
}

impl ActiveModelBehavior for ActiveModel {}
