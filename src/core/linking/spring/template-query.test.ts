import { expect, test } from 'vitest';
import { queriesText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const build = { 'build.gradle.kts': 'plugins { id("org.springframework.boot") version "3.3.0" }\n' };

test('a template of MongoDB is asked by queries that blocks, lists and methods put together', async () => {
  const system = await systemOf({
    ...build,
    'src/main/kotlin/lodge/Guest.kt': `package lodge
import org.springframework.data.mongodb.core.mapping.Document
@Document("guests")
data class Guest(val id: String, val town: String, val nights: Int)
`,
    'src/main/kotlin/lodge/Guests.kt': `package lodge
import org.springframework.data.domain.*
import org.springframework.data.mongodb.core.*
import org.springframework.data.mongodb.core.query.*
class Guests(private val template: MongoTemplate) {
    fun search(town: String?, nights: Int?): List<Guest> {
        val query = Query()
        town?.let { query.addCriteria(Criteria.where("town").\`is\`(it)) }
        if (nights != null) query.addCriteria(Criteria.where("nights").gt(nights))
        query.with(PageRequest.of(0, 20, Sort.by("nights").descending()))
        return template.find(query, Guest::class.java)
    }
    fun listed(town: String): List<Guest> {
        val wanted = mutableListOf(Criteria.where("town").\`is\`(town))
        wanted.add(Criteria.where("nights").gte(2).and("id").ne("1"))
        return template.find<Guest>(Query(Criteria().andOperator(*wanted.toTypedArray())))
    }
    fun count(town: String) = template.count(inTown(town), Guest::class.java)
    private fun inTown(town: String) = Query(Guest::town isEqualTo town)
}
`,
    'src/main/kotlin/lodge/Lodge.kt': `package lodge
import org.springframework.web.bind.annotation.*
@RestController
class Lodge(private val guests: Guests) {
    @GetMapping("/guests") fun search(town: String?, nights: Int?) = guests.search(town, nights)
    @GetMapping("/listed") fun listed(town: String) = guests.listed(town)
    @GetMapping("/count") fun count(town: String) = guests.count(town)
}
`,
  });
  expect(queriesText(system, 'Guests.search')).toEqual([
    'select guests at times by town, nights sorted by nights limited',
  ]);
  expect(queriesText(system, 'Guests.listed')).toEqual(['select guests by town, nights, _id']);
  expect(queriesText(system, 'Guests.count')).toEqual(['count guests by town']);
});

test('entities of Spring Data R2DBC say their columns, by which their template is asked', async () => {
  const system = await systemOf({
    ...build,
    'src/main/kotlin/mill/Sack.kt': `package mill
import org.springframework.data.annotation.Id
import org.springframework.data.relational.core.mapping.*
@Table("sacks")
data class Sack(@Id val id: Long?, val grain: String, @Column("filled_on") val filled: java.time.LocalDate)
`,
    'src/main/kotlin/mill/Sacks.kt': `package mill
import kotlinx.coroutines.flow.Flow
import org.springframework.data.domain.Sort
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate
import org.springframework.data.relational.core.query.Criteria.where
import org.springframework.data.relational.core.query.Query.query
import org.springframework.data.repository.kotlin.CoroutineCrudRepository
interface SackRepository : CoroutineCrudRepository<Sack, Long> {
    fun findByGrainOrderByFilledDesc(grain: String): Flow<Sack>
}
class Sacks(private val template: R2dbcEntityTemplate) {
    fun latest(grain: String) =
        template.select(Sack::class.java).matching(query(where("grain").\`is\`(grain)).sort(Sort.by("filled")).limit(5)).all()
    fun one(grain: String) = template.selectOne(query(where("grain").\`is\`(grain).or("id").\`in\`(1, 2)), Sack::class.java)
    fun add(sack: Sack) = template.insert(sack)
}
`,
    'src/main/kotlin/mill/Mill.kt': `package mill
import org.springframework.web.bind.annotation.*
@RestController
class Mill(private val sacks: Sacks, private val repository: SackRepository) {
    @GetMapping("/latest") fun latest(grain: String) = sacks.latest(grain)
    @GetMapping("/one") fun one(grain: String) = sacks.one(grain)
    @PostMapping("/sacks") fun add(@RequestBody sack: Sack) = sacks.add(sack)
    @GetMapping("/sacks") fun all(grain: String) = repository.findByGrainOrderByFilledDesc(grain)
}
`,
  });
  expect(tablesText(system)).toBe('sacks (id)');
  expect(queriesText(system, 'Sacks.latest')).toEqual(['select sacks by grain sorted by filled_on limited']);
  expect(queriesText(system, 'Sacks.one')).toEqual(['select sacks by grain, id limited']);
  expect(queriesText(system, 'Sacks.add')).toEqual(['insert sacks']);
  expect(queriesText(system, 'Mill.all')).toEqual(['select sacks by grain sorted by filled_on']);
});

test('repositories and entities of Micronaut Data are read like those of Spring', async () => {
  const system = await systemOf({
    'build.gradle.kts': 'plugins { id("io.micronaut.application") version "4.0.0" }\n',
    'src/main/java/farm/Cow.java': `package farm;
import io.micronaut.data.annotation.*;
@MappedEntity("cows")
public class Cow { @Id @GeneratedValue Long id; @MappedProperty("pet_name") String name; @Relation(Relation.Kind.MANY_TO_ONE) Barn barn; }
`,
    'src/main/java/farm/Barn.java': `package farm;
import io.micronaut.data.annotation.*;
@MappedEntity public class Barn { @Id Long id; String place; }
`,
    'src/main/java/farm/Cows.java': `package farm;
import io.micronaut.data.annotation.*;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.*;
import io.micronaut.data.repository.CrudRepository;
import java.util.*;
@JdbcRepository
public interface Cows extends CrudRepository<Cow, Long> {
  Page<Cow> findByName(String name, Pageable page);
  List<Cow> findByBarnPlace(String place);
  void updateNameById(@Id Long id, String name);
  void update(@Id Long id, String name);
}
`,
    'src/main/java/farm/Farm.java': `package farm;
import io.micronaut.data.model.Pageable;
import io.micronaut.http.annotation.*;
@Controller("/cows")
public class Farm {
  private final Cows cows;
  public Farm(Cows cows) { this.cows = cows; }
  @Get("/named") Object named(String name) { return cows.findByName(name, Pageable.from(0, 20)); }
  @Get("/placed") Object placed(String place) { return cows.findByBarnPlace(place); }
  @Put("/{id}") void rename(Long id, String name) { cows.updateNameById(id, name); }
  @Patch("/{id}") void patch(Long id, String name) { cows.update(id, name); }
}
`,
  });
  expect(tablesText(system)).toBe('barn (id)\ncows (id)\n    references barn_id > barn');
  expect(queriesText(system, 'Farm.named')).toEqual(['select cows by pet_name limited']);
  expect(queriesText(system, 'Farm.placed')).toEqual(['select barn by place', 'select cows']);
  expect(queriesText(system, 'Farm.rename')).toEqual(['update cows by id']);
  expect(queriesText(system, 'Farm.patch')).toEqual(['update cows']);
});
