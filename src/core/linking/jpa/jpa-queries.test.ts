import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const archive = {
  'pom.xml': '<project><artifactId>archive</artifactId></project>',
  'src/main/java/archive/Letter.java': `package archive;
import jakarta.persistence.*;
@Entity @Table(name = "letters")
@NamedQuery(name = Letter.SENT, query = "select l from Letter l where l.sentOn > :since order by l.sentOn")
@NamedQueries({@NamedQuery(name = "Letter.burn", query = "delete from Letter l where l.sentOn < :day")})
@NamedNativeQuery(name = "Letter.box", query = "select * from letters where box_number = ?1")
public class Letter {
  static final String SENT = "Letter.sent";
  @Id Long id;
  @Column(name = "sent_on") java.time.LocalDate sentOn;
  @Column(name = "box_number") int box;
  String subject;
  @ManyToOne Writer writer;
}
`,
  'src/main/java/archive/Writer.java': `package archive;
import jakarta.persistence.*;
@Entity @Table(name = "writers")
public class Writer { @Id Long id; String country; }
`,
  'src/main/java/archive/Dao.java': `package archive;
import jakarta.persistence.*;
import java.util.List;
abstract class Dao<T> {
  @PersistenceContext EntityManager manager;
  private final Class<T> type;
  Dao(Class<T> type) { this.type = type; }
  List<T> page(int size) {
    return manager.createQuery("select e from " + type.getSimpleName() + " e", type).setMaxResults(size).getResultList();
  }
}
`,
  'src/main/java/archive/Letters.java': `package archive;
import jakarta.persistence.*;
import jakarta.persistence.criteria.*;
import java.util.*;
class Letters extends Dao<Letter> {
  Letters() { super(Letter.class); }
  List<Letter> sent() { return manager.createNamedQuery(Letter.SENT, Letter.class).setMaxResults(20).getResultList(); }
  int burn() { return manager.createNamedQuery("Letter.burn").executeUpdate(); }
  List<Letter> box(int number) { return manager.createNamedQuery("Letter.box", Letter.class).setParameter(1, number).getResultList(); }
  List<Letter> from(String country) {
    TypedQuery<Letter> query = manager.createQuery("select l from Letter l join fetch l.writer w where w.country = :country", Letter.class);
    query.setParameter("country", country);
    query.setMaxResults(50);
    return query.getResultList();
  }
  List<Letter> abroad(String country, String subject) {
    StringBuilder text = new StringBuilder("select l from Letter l where l.writer.country = :country and l.writer.id > 3");
    if (subject != null) text.append(" and l.subject = :subject");
    return manager.createQuery(text.toString(), Letter.class).getResultList();
  }
  List<Letter> search(String subject, String country) {
    CriteriaBuilder cb = manager.getCriteriaBuilder();
    CriteriaQuery<Letter> query = cb.createQuery(Letter.class);
    Root<Letter> letter = query.from(Letter.class);
    Join<Letter, Writer> writer = letter.join("writer");
    List<Predicate> wanted = new ArrayList<>();
    if (subject != null) wanted.add(cb.like(letter.get("subject"), subject + "%"));
    if (country != null) wanted.add(cb.equal(writer.get("country"), country));
    query.select(letter).where(wanted.toArray(new Predicate[]{})).orderBy(cb.desc(letter.get("sentOn")));
    return manager.createQuery(query).setMaxResults(30).getResultList();
  }
}
`,
  'src/main/java/archive/Archive.java': `package archive;
import org.springframework.web.bind.annotation.*;
@RestController
class Archive {
  private final Letters letters;
  Archive(Letters letters) { this.letters = letters; }
  @GetMapping("/sent") Object sent() { return letters.sent(); }
  @DeleteMapping("/old") void burn() { letters.burn(); }
  @GetMapping("/boxes/{number}") Object box(@PathVariable int number) { return letters.box(number); }
  @GetMapping("/countries/{country}") Object from(@PathVariable String country) { return letters.from(country); }
  @GetMapping("/abroad") Object abroad(String country, String subject) { return letters.abroad(country, subject); }
  @GetMapping("/letters") Object search(String subject, String country) { return letters.search(subject, country); }
  @GetMapping("/pages") Object page() { return letters.page(10); }
}
`,
};

test('queries that annotations name are read where they are asked for', async () => {
  const system = await systemOf(archive);
  expect(queriesText(system, 'Letters.sent')).toEqual(['select letters by sent_on sorted by sent_on limited']);
  expect(queriesText(system, 'Letters.burn')).toEqual(['delete letters by sent_on']);
  expect(queriesText(system, 'Letters.box')).toEqual(['select letters by box_number']);
});

test('a query is limited by what is said of it later', async () => {
  const system = await systemOf(archive);
  expect(queriesText(system, 'Letters.from')).toEqual(['select letters limited', 'select writers by country limited']);
});

test('criteria ask for properties of what they join in its own table', async () => {
  const system = await systemOf(archive);
  expect(queriesText(system, 'Letters.search')).toEqual([
    'select letters at times by subject sorted by sent_on limited',
    'select writers at times by country limited',
  ]);
});

test('a base class asks for the entity that its heirs keep', async () => {
  const { accesses } = await systemOf(archive);
  const page = accesses.find(({ operation }) => operation.endsWith('Dao.page'));
  expect(page).toMatchObject({ filtersKnown: true, limit: { kind: 'parameter' }, verb: 'select' });
});

test('what a query asks of a relation by its path is asked of the other table, and its key of its own', async () => {
  const system = await systemOf(archive);
  expect(queriesText(system, 'Letters.abroad')).toEqual([
    'select letters by writer_id at times by subject',
    'select writers by country',
  ]);
});
