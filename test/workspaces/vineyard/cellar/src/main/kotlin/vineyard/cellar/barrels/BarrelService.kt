package vineyard.cellar.barrels

import org.springframework.data.domain.Pageable
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
import vineyard.cellar.BarrelView
import vineyard.cellar.harvest.Weighbridge

@Service
class BarrelService(private val barrels: BarrelRepository, private val weighbridge: Weighbridge) {
    fun ofGrape(grape: String, page: Pageable) = barrels.findByGrape(grape, page).map { it.toView() }

    fun show(id: Long): BarrelView = barrels.findById(id).orElseThrow { NoSuchBarrel(id) }.toView()

    @Transactional
    fun fill(id: Long, lot: String): BarrelView {
        val barrel = barrels.findById(id).orElseThrow { NoSuchBarrel(id) }
        barrel.liters = weighbridge.weigh(lot).kilos * 3 / 4
        return barrels.save(barrel).toView()
    }
}

fun Barrel.toView() = BarrelView(id, grape, liters)
