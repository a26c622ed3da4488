package vineyard.cellar.barrels

import org.springframework.graphql.data.method.annotation.Argument
import org.springframework.graphql.data.method.annotation.QueryMapping
import org.springframework.stereotype.Controller

@Controller
class BarrelQueries(private val barrels: BarrelRepository) {
    @QueryMapping
    fun nearlyEmpty(@Argument liters: Int): Long = barrels.countByLitersLessThan(liters)
}
