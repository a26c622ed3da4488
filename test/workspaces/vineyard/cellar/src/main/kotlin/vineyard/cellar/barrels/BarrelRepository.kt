package vineyard.cellar.barrels

import org.springframework.data.domain.Page
import org.springframework.data.domain.Pageable
import org.springframework.data.jpa.repository.JpaRepository

interface BarrelRepository : JpaRepository<Barrel, Long> {
    fun findByGrape(grape: String, page: Pageable): Page<Barrel>
    fun countByLitersLessThan(liters: Int): Long
}
