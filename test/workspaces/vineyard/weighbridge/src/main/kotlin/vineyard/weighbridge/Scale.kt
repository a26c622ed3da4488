package vineyard.weighbridge

import javax.sql.DataSource

data class Weighing(val lot: String, val kilos: Int)

class Scale(private val source: DataSource) {
    fun weightOf(lot: String): Weighing? = source.connection.use { connection ->
        connection.prepareStatement("SELECT lot, kilos FROM weighings WHERE lot = ? ORDER BY weighed_at DESC LIMIT 1")
            .apply { setString(1, lot) }
            .executeQuery()
            .let { rows -> if (rows.next()) Weighing(rows.getString(1), rows.getInt(2)) else null }
    }

    fun keep(weighing: Weighing) {
        source.connection.use {
            it.prepareStatement(
                """
                INSERT INTO weighings (lot, kilos, weighed_at)
                VALUES (?, ?, now())
                """.trimIndent(),
            ).executeUpdate()
        }
    }

    fun calibrate(grams: String?) {
        source.connection.use { it.createStatement().executeUpdate("UPDATE calibration SET grams = $grams WHERE id = 1") }
    }
}
