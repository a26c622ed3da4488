pub mod drawer;
pub mod seed_packets;
pub mod prelude {
    pub use super::seed_packets::Entity as SeedPackets;
}
