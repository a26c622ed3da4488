package vineyard.cellar.barrels

import org.springframework.data.domain.Pageable
import org.springframework.http.HttpStatus
import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.*
import vineyard.cellar.API
import vineyard.cellar.BarrelView

@RestController
@RequestMapping("$API/barrels")
class BarrelController(private val barrels: BarrelService) {
    @GetMapping
    fun list(@RequestParam grape: String, page: Pageable) = barrels.ofGrape(grape, page)

    @GetMapping("/{id}")
    fun show(@PathVariable id: Long): BarrelView = barrels.show(id)

    @PostMapping("/{id}/filling")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('CELLARER')")
    fun fill(@PathVariable id: Long, @RequestBody filling: Filling): BarrelView = barrels.fill(id, filling.lot)

    @ExceptionHandler(NoSuchBarrel::class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    fun missing(e: NoSuchBarrel) = mapOf("title" to e.message)
}

data class Filling(val lot: String)

class NoSuchBarrel(id: Long) : RuntimeException("no barrel $id")
