import { expect, test } from 'vitest';
import { guardsText } from '../../../../test/support/guards-text.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';

/** A bakery whose configuration holds these rules; told is what the review says of guards that lack. */
async function told(rules: string, asking = ''): Promise<string> {
  const handler = bakery[controller].replace('loaves.deleteById', `${asking}\n    loaves.deleteById`);
  const { review } = await reviewFiles({ ...bakery, [controller]: handler, [configuration]: configurationWith(rules) });
  return review.findings
    .filter(({ rule }) => rule === 'missing-authentication')
    .flatMap(({ severity, title, message, fix }) => [`${severity}: ${title}`, message, `fix: ${fix}`])
    .join('\n');
}

test('a rule that stands after one which lets everybody through is never asked', async () => {
  const rules = `.antMatchers("/loaves/**").permitAll()
        .antMatchers(HttpMethod.DELETE, "/loaves/*").hasRole("BAKER")
        .anyRequest().authenticated()`;
  expect(await told(rules)).toMatchInlineSnapshot(`
    "high: DELETE /loaves/{id} deletes from loaf without asking who is calling
    DELETE /loaves/{id} deletes from loaf: \`permitAll()\` (src/main/java/bakery/SecurityConfig.java:10) lets everybody through before \`hasRole('BAKER')\` (src/main/java/bakery/SecurityConfig.java:11) is asked: the first rule that matches counts. 1 route of 2 asks who is calling, GET /ovens.
    fix: Move \`permitAll()\` (src/main/java/bakery/SecurityConfig.java:10) behind the rules that it hides, \`hasRole('BAKER')\` (src/main/java/bakery/SecurityConfig.java:11) for one."
  `);
});

test('a handler may look for itself who is calling', async () => {
  const rules = '.anyRequest().permitAll()';
  const asking = 'if (SecurityContextHolder.getContext().getAuthentication() == null) return;';
  expect([await told(rules, asking), (await told(rules)) !== '']).toEqual(['', true]);
});

test('in the other order it is', async () => {
  const rules = `.antMatchers(HttpMethod.DELETE, "/loaves/*").hasRole("BAKER")
        .antMatchers(HttpMethod.GET, "/loaves/**").permitAll()
        .anyRequest().authenticated()`;
  expect(await told(rules)).toBe('');
});

test('what is open by a rule of its own is told with that rule', async () => {
  const rules = `.antMatchers("/ovens").authenticated()
        .anyRequest().permitAll()`;
  expect(await told(rules)).toMatchInlineSnapshot(`
    "high: DELETE /loaves/{id} deletes from loaf without asking who is calling
    DELETE /loaves/{id} deletes from loaf: \`permitAll()\` (src/main/java/bakery/SecurityConfig.java:11) lets everybody through. 1 route of 2 asks who is calling, GET /ovens.
    fix: Narrow \`permitAll()\` (src/main/java/bakery/SecurityConfig.java:11) to the paths that strangers need, and ask for an account on the others."
  `);
});

const main = 'src/main/java/bakery';
const configuration = `${main}/SecurityConfig.java`;
const controller = `${main}/LoafController.java`;

const bakery = {
  'pom.xml': `<project><artifactId>bakery</artifactId><dependencies>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
  </dependencies></project>`,
  'compose.yaml': 'services:\n  bakery:\n    build: .\n    ports: ["8080:8080"]\n',
  [`${main}/Loaf.java`]: `package bakery;
import javax.persistence.Entity;
import javax.persistence.Id;

@Entity
public class Loaf {
  @Id
  private String id;
}
`,
  [`${main}/LoafRepository.java`]: `package bakery;
import org.springframework.data.jpa.repository.JpaRepository;

public interface LoafRepository extends JpaRepository<Loaf, String> {}
`,
  [controller]: `package bakery;
import org.springframework.web.bind.annotation.*;

@RestController
class LoafController {
  private final LoafRepository loaves;

  LoafController(LoafRepository loaves) {
    this.loaves = loaves;
  }

  @GetMapping("/ovens")
  public long ovens() {
    return loaves.count();
  }

  @DeleteMapping("/loaves/{id}")
  public void remove(@PathVariable String id) {
    loaves.deleteById(id);
  }
}
`,
};

function configurationWith(rules: string): string {
  return `package bakery;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

class SecurityConfig extends WebSecurityConfigurerAdapter {
  @Override
  protected void configure(HttpSecurity http) throws Exception {
    http.authorizeRequests()
        ${rules};
  }
}
`;
}

test('rules in a method of their own belong to the chain that names it', async () => {
  const { system } = await reviewFiles({
    ...bakery,
    [configuration]: `package bakery;
import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
@Configuration public class SecurityConfig {
  private static final String[] OPEN = {"/ovens"};
  @Bean @Order(1) SecurityFilterChain api(HttpSecurity http) throws Exception {
    return http.securityMatcher("/loaves/**").authorizeHttpRequests(this::rules).build();
  }
  private void rules(AuthorizationManagerRequestMatcherRegistry all) { all.anyRequest().authenticated(); }
  @Bean @Order(2) SecurityFilterChain pages(HttpSecurity http) throws Exception {
    open(http);
    return http.authorizeHttpRequests(all -> all.anyRequest().denyAll()).build();
  }
  private void open(HttpSecurity http) { http.authorizeHttpRequests(all -> all.requestMatchers(OPEN).permitAll()); }
}
`,
  });
  expect(guardsText(system)).toMatchInlineSnapshot(`
    "bakery DELETE /loaves/{id}: authenticated() authentication
    bakery GET /ovens: open by permitAll()"
  `);
});
