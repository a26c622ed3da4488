diesel::table! {
    plots (id) {
        id -> Int4,
        bed -> Varchar,
        flooded -> Bool,
    }
}
