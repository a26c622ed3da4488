import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const ferries = {
  'pom.xml': '<project><artifactId>harbor</artifactId></project>',
  'src/main/java/harbor/Ferry.java': `package harbor;
import jakarta.persistence.*;
@Entity @Table(name = "ferries")
public class Ferry {
  @Id Long id;
  String name;
  @Column(name = "hull_color") String color;
  int decks;
  @ManyToOne @JoinColumn(name = "captain_id") Captain captain;
}
`,
  'src/main/java/harbor/Captain.java': `package harbor;
import jakarta.persistence.*;
@Entity @Table(name = "captains")
public class Captain { @Id Long id; String rank; }
`,
  'src/main/java/harbor/Ferries.java': `package harbor;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.repository.*;
public interface Ferries extends JpaRepository<Ferry, Long>, JpaSpecificationExecutor<Ferry> {
  default Page<Ferry> painted(String color, Pageable page) {
    return findAll(FerrySpecs.painted(color), page);
  }
}
`,
  'src/main/java/harbor/FerrySpecs.java': `package harbor;
import jakarta.persistence.criteria.*;
import java.util.*;
import org.springframework.data.jpa.domain.Specification;
final class FerrySpecs {
  static Specification<Ferry> painted(String color) {
    return (root, query, cb) -> cb.equal(root.get("color"), color);
  }
  static Specification<Ferry> called(String name) {
    return (root, query, cb) -> name == null ? null : cb.like(cb.lower(root.get("name")), "%" + name + "%");
  }
  static Specification<Ferry> steeredBy(Long captain) {
    return new Specification<Ferry>() {
      public Predicate toPredicate(Root<Ferry> root, CriteriaQuery<?> query, CriteriaBuilder cb) {
        return cb.equal(root.get("captain").get("id"), captain);
      }
    };
  }
  static Specification<Ferry> ranked(String rank) {
    return (root, query, cb) -> {
      Join<Ferry, Captain> captain = root.join("captain");
      return cb.equal(captain.get("rank"), rank);
    };
  }
  static Specification<Ferry> matching(Map<String, String> filter) {
    return (root, query, cb) -> {
      List<Predicate> predicates = new ArrayList<>();
      predicates.add(cb.greaterThan(root.get("decks"), 0));
      if (filter.get("color") != null) predicates.add(equal("color", filter.get("color"), root, cb));
      return cb.and(predicates.toArray(new Predicate[0]));
    };
  }
  private static Predicate equal(String field, Object value, Root<Ferry> root, CriteriaBuilder cb) {
    return cb.equal(root.get(field), value);
  }
}
`,
  'src/main/java/harbor/Harbor.java': `package harbor;
import java.util.Map;
import org.springframework.data.domain.*;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.*;
@RestController
class Harbor {
  private final Ferries ferries;
  Harbor(Ferries ferries) { this.ferries = ferries; }
  @GetMapping("/both") Object both(String color, String name) {
    return ferries.findAll(Specification.where(FerrySpecs.painted(color)).and(FerrySpecs.called(name)), Sort.by("name"));
  }
  @GetMapping("/wanted") Object wanted(String color, Long captain, Pageable page) {
    Specification<Ferry> wanted = Specification.where(null);
    if (color != null) wanted = wanted.and(FerrySpecs.painted(color));
    if (captain != null) wanted = wanted.and(FerrySpecs.steeredBy(captain));
    return ferries.findAll(wanted, page);
  }
  @GetMapping("/filtered") Object filtered(@RequestParam Map<String, String> filter) {
    return ferries.findAll(FerrySpecs.matching(filter));
  }
  @GetMapping("/ranked") Object ranked(String rank) { return ferries.count(FerrySpecs.ranked(rank)); }
  @GetMapping("/red") Object red() { return ferries.painted("red", PageRequest.of(0, 20)); }
  @GetMapping("/largest") Object largest(String color) {
    return ferries.findBy(FerrySpecs.painted(color), query -> query.sortBy(Sort.by("decks").descending()).limit(3).all());
  }
  @GetMapping("/like") Object like() { return ferries.findAll(Example.of(new Ferry())); }
}
`,
};

test('specifications say what a repository chooses rows by, however they are put together', async () => {
  const system = await systemOf(ferries);
  expect(queriesText(system, 'Harbor.both')).toEqual(['select ferries by hull_color at times by name sorted by name']);
  expect(queriesText(system, 'Harbor.wanted')).toEqual(['select ferries at times by hull_color, captain_id limited']);
  expect(queriesText(system, 'Harbor.filtered')).toEqual(['select ferries by decks at times by hull_color']);
  expect(queriesText(system, 'Harbor.ranked')).toEqual(['count captains by rank', 'count ferries']);
  expect(queriesText(system, 'Harbor.largest')).toEqual(['select ferries by hull_color sorted by decks limited']);
});

test('a method of the repository with a body asks the repository itself', async () => {
  const system = await systemOf(ferries);
  expect(queriesText(system, 'Harbor.red')).toEqual([]);
  expect(queriesText(system, 'Ferries.painted')).toEqual(['select ferries by hull_color limited']);
});

test('what an example asks for is not known', async () => {
  const { accesses } = await systemOf(ferries);
  const unknown = accesses.filter(({ filtersKnown }) => !filtersKnown);
  expect(unknown.map(({ operation }) => operation.split('#')[1])).toEqual(['Harbor.like']);
});
