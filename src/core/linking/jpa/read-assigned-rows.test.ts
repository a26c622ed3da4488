import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('what a transaction of Kotlin loads and assigns to is saved at its end, unless it only reads', async () => {
  const system = await systemOf({
    'build.gradle.kts':
      'dependencies { implementation("org.springframework.boot:spring-boot-starter-data-jpa")\nimplementation("org.springframework.boot:spring-boot-starter-web") }',
    'src/main/kotlin/Boat.kt': `package pier
import jakarta.persistence.*
@Entity @Table(name = "boats")
class Boat(@Id val id: Long = 0, var berth: String, @Column(name = "is_out") var out: Boolean = false)
`,
    'src/main/kotlin/Boats.kt': `package pier
import org.springframework.data.jpa.repository.JpaRepository
interface Boats : JpaRepository<Boat, Long> { fun findByBerth(berth: String): Boat? }
`,
    'src/main/kotlin/BoatService.kt': `package pier
import org.springframework.data.repository.findByIdOrNull
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
@Service
@Transactional
class BoatService(private val boats: Boats) {
    fun leave(id: Long) {
        val boat = boats.findByIdOrNull(id) ?: throw NoSuchElementException()
        boat.out = true
    }
    fun moor(berth: String) {
        val boat = boats.findByBerth(berth)!!
        boat.out = false
        boats.save(boat)
    }
    @Transactional(readOnly = true)
    fun look(id: Long): Boat {
        val boat = boats.findById(id).orElseThrow()
        boat.berth = boat.berth.trim()
        return boat
    }
}
`,
    'src/main/kotlin/BoatController.kt': `package pier
import org.springframework.web.bind.annotation.*
@RestController
@RequestMapping("/boats")
class BoatController(private val service: BoatService) {
    @PostMapping("/{id}/departure") fun leave(@PathVariable id: Long) = service.leave(id)
    @PostMapping("/berths/{berth}") fun moor(@PathVariable berth: String) = service.moor(berth)
    @GetMapping("/{id}") fun look(@PathVariable id: Long) = service.look(id)
}
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "GET /boats/{id} → select boats by id, in a transaction
    POST /boats/berths/{berth} → select boats by berth, in a transaction
    POST /boats/berths/{berth} → upsert boats, in a transaction
    POST /boats/{id}/departure → select boats by id, in a transaction
    POST /boats/{id}/departure → update boats by id, in a transaction"
  `);
});
