import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** Nurseries with plants in Spring, whose one route runs the method `ask` of a service. */
async function nursery(ask: string): Promise<System> {
  return await systemOf({
    'pom.xml':
      '<project><artifactId>nursery</artifactId><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-data-jpa</artifactId></dependency></dependencies></project>',
    'src/main/java/nursery/Nursery.java': `package nursery;
import jakarta.persistence.*;
import java.util.*;
@Entity @Table(name = "nurseries")
public class Nursery {
  @Id Long id;
  String name;
  @OneToMany(mappedBy = "nursery") List<Plant> plants;
  @ManyToOne Owner owner;
}
`,
    'src/main/java/nursery/Owner.java': `package nursery;
import jakarta.persistence.*;
@Entity @Table(name = "owners")
public class Owner { @Id Long id; }
`,
    'src/main/java/nursery/Plant.java': `package nursery;
import jakarta.persistence.*;
@Entity @Table(name = "plants")
public class Plant {
  @Id Long id;
  @Column(name = "latin_name") String latinName;
  @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "nursery_id") Nursery nursery;
  @ManyToOne Label label;
  public void prune() { this.latinName = "bare"; }
}
`,
    'src/main/java/nursery/Label.java': `package nursery;
import jakarta.persistence.*;
@Entity @Table(name = "labels")
public class Label { @Id Long id; @ManyToOne(fetch = FetchType.LAZY) Owner writer; }
`,
    'src/main/java/nursery/Plants.java': `package nursery;
import org.springframework.data.jpa.repository.*;
public interface Plants extends JpaRepository<Plant, Long> {
  @Query("select p from Plant p join fetch p.nursery") java.util.List<Plant> allWithNursery();
  @EntityGraph(attributePaths = {"nursery.owner", "label"}) java.util.List<Plant> findByLatinName(String name);
}
`,
    'src/main/java/nursery/Nurseries.java': `package nursery;
import org.springframework.data.jpa.repository.JpaRepository;
public interface Nurseries extends JpaRepository<Nursery, Long> {}
`,
    'src/main/java/nursery/Service.java': `package nursery;
import java.util.*;
import org.springframework.transaction.annotation.Transactional;
@org.springframework.stereotype.Service
public class Service {
  private final Plants plants;
  private final Nurseries nurseries;
  Service(Plants plants, Nurseries nurseries) { this.plants = plants; this.nurseries = nurseries; }
  ${ask}
}
`,
    'src/main/java/nursery/Controller.java': `package nursery;
import org.springframework.web.bind.annotation.*;
@RestController
public class Controller {
  private final Service service;
  Controller(Service service) { this.service = service; }
  @PostMapping("/plants/{id}") public Object ask(@PathVariable Long id) { return service.ask(id); }
}
`,
  });
}

test('relations that wait to be asked for are read for each row of a loop', async () => {
  const system = await nursery(`public Object ask(Long id) {
    int count = 0;
    for (Nursery each : nurseries.findAll()) { count += each.getPlants().size(); each.getOwner(); }
    return plants.findAll().stream().map(plant -> plant.getNursery().getName()).toList();
  }`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select nurseries
    POST /plants/{id} → select nurseries by id, in a loop
    POST /plants/{id} → select plants
    POST /plants/{id} → select plants by nursery_id, in a loop"
  `);
});

test('what a query fetched along is not read again', async () => {
  const system = await nursery(`public Object ask(Long id) {
    return plants.allWithNursery().stream().map(plant -> plant.getNursery().getName()).toList();
  }`);
  expect(accessesText(system)).not.toContain('in a loop');
});

test('what a row refers to leads on to what waits there', async () => {
  const system = await nursery(`public Object ask(Long id) {
    return plants.findAll().stream().map(plant -> plant.getLabel().getWriter()).toList();
  }`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select owners by id, in a loop
    POST /plants/{id} → select plants"
  `);
});

test('a graph of entities reads its tables along', async () => {
  const system = await nursery('public Object ask(Long id) { return plants.findByLatinName("x"); }');
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select labels
    POST /plants/{id} → select nurseries
    POST /plants/{id} → select owners
    POST /plants/{id} → select plants by latin_name"
  `);
});

test('what a transaction loaded and changed is saved at its end, unless it is saved by hand or only read', async () => {
  const changed = await nursery(`@Transactional public Object ask(Long id) {
    Plant plant = plants.findById(id).orElseThrow();
    plant.setLatinName("rosa");
    nurseries.findById(id).ifPresent(nursery -> nursery.setName("north"));
    return null;
  }`);
  expect(accessesText(changed)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select nurseries by id, in a transaction
    POST /plants/{id} → select plants by id, in a transaction
    POST /plants/{id} → update nurseries by id, in a transaction
    POST /plants/{id} → update plants by id, in a transaction"
  `);
  const saved = await nursery(`@Transactional public Object ask(Long id) {
    Plant plant = plants.findById(id).orElseThrow();
    plant.setLatinName("rosa");
    return plants.save(plant);
  }`);
  expect(accessesText(saved)).not.toContain('update');
  const read = await nursery(`@Transactional(readOnly = true) public Object ask(Long id) {
    Plant plant = plants.findById(id).orElseThrow();
    plant.setLatinName("rosa");
    return plant;
  }`);
  expect(accessesText(read)).not.toContain('update');
});

test('an entity that changes its own fields when it is asked to is saved at the end of the transaction', async () => {
  const system = await nursery(`@Transactional public Object ask(Long id) {
    found(id).prune();
    Plant other = plants.findById(id).orElseThrow();
    other.prune();
    new Plant().prune();
    return null;
  }
  private Plant found(Long id) { return plants.findById(id).orElseThrow(); }`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select plants by id, in a transaction
    POST /plants/{id} → select plants by id, in a transaction
    POST /plants/{id} → update plants by id, in a transaction
    POST /plants/{id} → update plants by id, in a transaction"
  `);
});

test('what maps the rows of a list asks for their lazy relations one by one', async () => {
  const system = await nursery(`public Object ask(Long id) {
    nurseries.findById(id).map(Service::counted);
    return nurseries.findAll().stream().map(Service::shown).toList();
  }
  static int shown(Nursery nursery) { return nursery.getPlants().size(); }
  static int counted(Nursery nursery) { return nursery.getPlants().size(); }`);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /plants/{id} → select nurseries
    POST /plants/{id} → select nurseries by id
    POST /plants/{id} → select plants by nursery_id, in a loop"
  `);
});
