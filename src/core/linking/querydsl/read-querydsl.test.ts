import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const cinema = {
  'pom.xml': '<project><artifactId>cinema</artifactId></project>',
  'src/main/java/cinema/Film.java': `package cinema;
import jakarta.persistence.*;
@Entity @Table(name = "films")
public class Film {
  @Id Long id;
  String title;
  @Column(name = "release_year") int year;
  boolean hidden;
  @ManyToOne Studio studio;
  @ManyToOne Film sequel;
}
`,
  'src/main/java/cinema/Studio.java': `package cinema;
import jakarta.persistence.*;
@Entity @Table(name = "studios")
public class Studio { @Id Long id; String city; }
`,
  'src/main/java/cinema/Films.java': `package cinema;
import static cinema.QFilm.film;
import com.querydsl.core.BooleanBuilder;
import com.querydsl.core.types.dsl.BooleanExpression;
import com.querydsl.jpa.impl.*;
import java.util.List;
import org.springframework.stereotype.Repository;
@Repository
public class Films {
  private static final QStudio studio = QStudio.studio;
  private final JPAQueryFactory queries;
  Films(JPAQueryFactory queries) { this.queries = queries; }
  List<Film> search(String title, Integer year, int size) {
    return queries.selectFrom(film).leftJoin(film.studio, studio).fetchJoin()
      .where(titled(title), since(year), film.hidden.isFalse())
      .orderBy(film.year.desc()).limit(size).fetch();
  }
  private BooleanExpression titled(String title) { return title == null ? null : film.title.containsIgnoreCase(title); }
  private BooleanExpression since(Integer year) { return year != null ? film.year.goe(year) : null; }
  List<Film> madeIn(String city, String title) {
    BooleanBuilder wanted = new BooleanBuilder(studio.city.eq(city));
    if (title != null) wanted.and(film.title.eq(title));
    JPAQuery<Film> query = visible();
    return query.join(film.studio, studio).where(wanted).fetch();
  }
  private JPAQuery<Film> visible() { return queries.selectFrom(film).where(film.hidden.eq(false)); }
  List<Film> sequels(String title) {
    QFilm sequel = new QFilm("sequel");
    return queries.selectFrom(film).join(film.sequel, sequel).where(sequel.title.eq(title)).fetch();
  }
  long hide(int year) { return queries.update(film).set(film.hidden, true).where(film.year.lt(year)).execute(); }
}
`,
  'src/main/java/cinema/Cinema.java': `package cinema;
import org.springframework.web.bind.annotation.*;
@RestController
class Cinema {
  private final Films films;
  Cinema(Films films) { this.films = films; }
  @GetMapping("/films") Object search(String title, Integer year) { return films.search(title, year, 20); }
  @GetMapping("/cities/{city}/films") Object local(@PathVariable String city, String title) { return films.madeIn(city, title); }
  @GetMapping("/count") int count(String city) { return films.madeIn(city, null).size(); }
  @GetMapping("/sequels") Object sequels(String title) { return films.sequels(title); }
  @PostMapping("/hidden") void hide(int year) { films.hide(year); }
}
`,
};

test('queries of Querydsl are read with predicates that methods and builders give', async () => {
  const system = await systemOf(cinema);
  expect(queriesText(system, 'Films.search')).toEqual([
    'select films by hidden at times by title, release_year sorted by release_year limited',
    'select studios limited',
  ]);
  expect(queriesText(system, 'Films.hide')).toEqual(['update films by release_year']);
});

test('a query of Querydsl that a method begins runs where another goes on with it', async () => {
  const system = await systemOf(cinema);
  expect(queriesText(system, 'Films.visible')).toEqual([]);
  expect(queriesText(system, 'Cinema.count')).toEqual([]);
  expect(queriesText(system, 'Films.madeIn')).toEqual([
    'select films by hidden at times by title',
    'select studios by city',
  ]);
});

test('a table that is asked under two names keeps them apart', async () => {
  const system = await systemOf(cinema);
  expect(queriesText(system, 'Films.sequels')).toEqual(['select films', 'select films by title']);
});
