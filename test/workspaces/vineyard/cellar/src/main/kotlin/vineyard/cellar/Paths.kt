package vineyard.cellar

const val API = "/v1"

/** What every answer about a barrel shows. */
data class BarrelView(val id: Long?, val grape: String, val liters: Int)
