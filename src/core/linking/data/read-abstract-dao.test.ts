import { expect, test } from 'vitest';
import { accessesText, endpointsText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const source = 'src/main/java/kiln';

test('a service of Dropwizard: its base path, a DAO of Hibernate, one of JDBI that is made on demand, its changelog', async () => {
  const system = await systemOf({
    'pom.xml':
      '<project><artifactId>kiln</artifactId><dependencies><dependency><groupId>io.dropwizard</groupId><artifactId>dropwizard-core</artifactId></dependency></dependencies></project>',
    'src/main/resources/migrations.xml': `<databaseChangeLog>
  <changeSet id="1" author="a">
    <createTable tableName="firings">
      <column name="id" type="bigint"><constraints primaryKey="true"/></column>
      <column name="glaze_id" type="bigint"><constraints foreignKeyName="fk" references="glazes(id)"/></column>
    </createTable>
  </changeSet>
</databaseChangeLog>
`,
    [`${source}/Glaze.java`]: `package kiln;
import jakarta.persistence.*;
@Entity @Table(name = "glazes")
@NamedQuery(name = "Glaze.ofColor", query = "SELECT g FROM Glaze g WHERE g.color = :color")
public class Glaze { @Id private long id; private String color; }
`,
    [`${source}/GlazeDao.java`]: `package kiln;
import io.dropwizard.hibernate.AbstractDAO;
import java.util.*;
import org.hibernate.SessionFactory;
public class GlazeDao extends AbstractDAO<Glaze> {
  public GlazeDao(SessionFactory factory) { super(factory); }
  public Glaze find(long id) { return get(id); }
  public Glaze save(Glaze glaze) { return persist(glaze); }
  public List<Glaze> ofColor(String color) { return list(namedTypedQuery("Glaze.ofColor").setParameter("color", color)); }
  public void drop(Glaze glaze) { currentSession().remove(glaze); }
}
`,
    [`${source}/FiringDao.java`]: `package kiln;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.*;
public interface FiringDao {
  @SqlQuery("SELECT * FROM firings WHERE glaze_id = :glaze") List<Object> of(long glaze);
}
`,
    [`${source}/Glazes.java`]: `package kiln;
import io.dropwizard.hibernate.UnitOfWork;
import jakarta.ws.rs.*;
@Path("/glazes")
public class Glazes {
  private final GlazeDao glazes;
  private final FiringDao firings;
  public Glazes(GlazeDao glazes, FiringDao firings) { this.glazes = glazes; this.firings = firings; }
  @GET public Object ofColor(@QueryParam("color") String color) { return glazes.ofColor(color); }
  @POST @UnitOfWork public Glaze add(Glaze glaze) { return glazes.save(glaze); }
  @GET @Path("{id}/firings") public Object firings(@PathParam("id") long id) { return firings.of(id); }
  @DELETE @Path("{id}") public void drop(@PathParam("id") long id) { glazes.drop(glazes.find(id)); }
}
`,
    [`${source}/Kiln.java`]: `package kiln;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import org.jdbi.v3.core.Jdbi;
public class Kiln extends Application<Configuration> {
  public void run(Configuration configuration, Environment environment) {
    Jdbi jdbi = new JdbiFactory().build(environment, null, "postgresql");
    environment.jersey().setUrlPattern("/api/*");
    environment.jersey().register(new Glazes(new GlazeDao(null), jdbi.onDemand(FiringDao.class)));
  }
}
`,
  });
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /api/glazes  src/main/java/kiln/Glazes.java:9
        reads glazes
    POST /api/glazes  src/main/java/kiln/Glazes.java:10
        writes glazes
    DELETE /api/glazes/{id}  src/main/java/kiln/Glazes.java:12
        reads glazes
        writes glazes
    GET /api/glazes/{id}/firings  src/main/java/kiln/Glazes.java:11
        reads firings"
  `);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /api/glazes/{id} → delete glazes by id
    DELETE /api/glazes/{id} → select glazes by id limited
    GET /api/glazes → select glazes by color
    GET /api/glazes/{id}/firings → select firings by glaze_id
    POST /api/glazes → upsert glazes"
  `);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "firings (id)
        references glaze_id > glazes
    glazes (id)"
  `);
});
