import { expect, test } from 'vitest';
import { queriesText } from '../../../test/support/facts-text.ts';
import { systemOf } from '../../../test/support/system-of.ts';

const bakery = {
  'pom.xml': '<project><artifactId>bakery</artifactId></project>',
  'src/main/kotlin/bakery/Loaf.kt': `package bakery
import jakarta.persistence.*
@Entity @Table(name = "loaves")
class Loaf(@Id var id: Long? = null, var grain: String)
`,
  'src/main/kotlin/bakery/LoafRepository.kt': `package bakery
import org.springframework.data.jpa.repository.JpaRepository
interface LoafRepository : JpaRepository<Loaf, Long> {
    fun findByGrain(grain: String): List<Loaf>
}
`,
  'src/main/kotlin/bakery/CrudService.kt': `package bakery
import org.springframework.data.domain.*
import org.springframework.data.jpa.repository.JpaRepository
abstract class CrudService<T : Any>(protected val repository: JpaRepository<T, Long>) {
    fun page(page: Pageable): Page<T> = repository.findAll(page)
}
`,
  'src/main/kotlin/bakery/LoafService.kt': `package bakery
import org.springframework.stereotype.Service
@Service
class LoafService(private val loaves: LoafRepository, private val manager: jakarta.persistence.EntityManager) : CrudService<Loaf>(loaves) {
    fun loaves(grain: String) = loaves.findByGrain(grain)
    fun manager(id: Long): Loaf? = manager.find(Loaf::class.java, id)
}
`,
  'src/main/kotlin/bakery/BakeryController.kt': `package bakery
import org.springframework.data.domain.Pageable
import org.springframework.web.bind.annotation.*
@RestController
class BakeryController(private val service: LoafService) {
    @GetMapping("/loaves") fun loaves(grain: String) = service.loaves(grain)
    @GetMapping("/loaves/{id}") fun loaf(@PathVariable id: Long) = service.manager(id)
    @GetMapping("/pages") fun page(page: Pageable) = service.page(page)
}
`,
};

test('a method that is called like the field it asks does not stand in its way', async () => {
  const system = await systemOf(bakery);
  expect(queriesText(system, 'LoafService.loaves')).toEqual(['select loaves by grain']);
});

test('a type may be written with its package', async () => {
  const system = await systemOf(bakery);
  expect(queriesText(system, 'LoafService.manager')).toEqual(['select loaves by id']);
});

test('a generic service asks for what its only heir keeps', async () => {
  const system = await systemOf(bakery);
  expect(queriesText(system, 'CrudService.page')).toEqual(['select loaves limited']);
});

test('a generic service with several heirs asks for none of what they keep', async () => {
  const system = await systemOf({
    ...bakery,
    'src/main/kotlin/bakery/Roll.kt': `package bakery
import jakarta.persistence.*
@Entity @Table(name = "rolls")
class Roll(@Id var id: Long? = null)
`,
    'src/main/kotlin/bakery/RollService.kt': `package bakery
import org.springframework.data.jpa.repository.JpaRepository
interface RollRepository : JpaRepository<Roll, Long>
class RollService(rolls: RollRepository) : CrudService<Roll>(rolls)
`,
  });
  expect(queriesText(system, 'CrudService.page')).toEqual([]);
});
