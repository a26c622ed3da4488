package vineyard.cellar.harvest

import java.time.Duration
import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.stereotype.Component

data class Weight(val lot: String, val kilos: Int)

@Component
class Weighbridge(builder: RestTemplateBuilder, @Value("\${weighbridge.url}") private val url: String) {
    private val http = builder.connectTimeout(Duration.ofSeconds(1)).readTimeout(Duration.ofSeconds(2)).build()

    fun weigh(lot: String): Weight = http.getForObject("$url/lots/$lot/weight", Weight::class.java)!!
}
