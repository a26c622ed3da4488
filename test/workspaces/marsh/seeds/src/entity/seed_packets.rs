use sea_orm::entity::prelude::*;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "seed_packets")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    #[sea_orm(unique)]
    pub label: String,
    #[sea_orm(indexed)]
    pub plant: String,
    pub sown_on: Option<Date>,
    #[sea_orm(indexed)]
    pub drawer_id: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::drawer::Entity",
        from = "Column::DrawerId",
        to = "super::drawer::Column::Id",
        on_delete = "Cascade"
    )]
    Drawer,
}

impl ActiveModelBehavior for ActiveModel {}
