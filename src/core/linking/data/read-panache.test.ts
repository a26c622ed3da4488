import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('queries of Panache are read where they are ended, and by the names of annotations', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>dairy</artifactId></project>',
    'src/main/java/dairy/Cheese.java': `package dairy;
import jakarta.persistence.*;
@Entity @Table(name = "cheeses")
@NamedQuery(name = "Cheese.old", query = "from Cheese where months > ?1")
public class Cheese { @Id public Long id; public String kind; public int months; @ManyToOne public Dairy dairy; }
`,
    'src/main/java/dairy/Dairy.java': `package dairy;
import jakarta.persistence.*;
@Entity @Table(name = "dairies") public class Dairy { @Id public Long id; public String valley; }
`,
    'src/main/java/dairy/Cheeses.java': `package dairy;
import io.quarkus.hibernate.orm.panache.*;
import io.quarkus.panache.common.*;
import java.util.List;
public class Cheeses implements PanacheRepository<Cheese> {
  static final int SIZE = 15;
  private PanacheQuery<Cheese> ofKind(String kind) { return find("kind = ?1", Sort.by("months"), kind); }
  public List<Cheese> page(String kind, int number) { return ofKind(kind).page(Page.of(number, SIZE)).list(); }
  public List<Cheese> old(int months) { return find("#Cheese.old", months).list(); }
  public List<Cheese> from(String valley) { return find("select c from Cheese c where c.dairy.valley = ?1", valley).list(); }
}
`,
    'src/main/java/dairy/Counter.java': `package dairy;
import jakarta.ws.rs.*;
@Path("/cheeses")
public class Counter {
  private final Cheeses cheeses;
  public Counter(Cheeses cheeses) { this.cheeses = cheeses; }
  @GET @Path("/page") public Object page(@QueryParam("kind") String kind) { return cheeses.page(kind, 0); }
  @GET @Path("/old") public Object old() { return cheeses.old(12); }
  @GET @Path("/from") public Object from(@QueryParam("valley") String valley) { return cheeses.from(valley); }
}
`,
  });
  expect(queriesText(system, 'Cheeses.page')).toEqual(['select cheeses by kind sorted by months limited']);
  expect(queriesText(system, 'Cheeses.ofKind')).toEqual([]);
  expect(queriesText(system, 'Cheeses.old')).toEqual(['select cheeses by months']);
  expect(queriesText(system, 'Cheeses.from')).toEqual(['select cheeses', 'select dairies by valley']);
  expect(system.accesses.find(({ limit }) => limit !== undefined)?.limit).toEqual({ kind: 'constant', value: 15 });
});

test('a row that is made, filled and stored is stored once, and nothing is answered by 204', async () => {
  const system = await systemOf({
    'pom.xml': '<project><artifactId>dairy</artifactId></project>',
    'src/main/java/dairy/Cheese.java': `package dairy;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.*;
@Entity @Table(name = "cheeses") public class Cheese extends PanacheEntity { public String kind; }
`,
    'src/main/java/dairy/Counter.java': `package dairy;
import jakarta.ws.rs.*;
@Path("/cheeses")
public class Counter {
  @POST public Cheese add(String kind) {
    Cheese cheese = new Cheese();
    cheese.kind = kind;
    cheese.persist();
    return cheese;
  }
  @DELETE @Path("/{id}") public void remove(@PathParam("id") Long id) { Cheese.deleteById(id); }
}
`,
  });
  expect(queriesText(system, 'Counter.add')).toEqual(['insert cheeses']);
  expect(system.endpoints.map(({ method, responses }) => [method, ...responses.map(({ status }) => status)])).toEqual([
    ['DELETE', 204],
    ['POST', 200],
  ]);
});
