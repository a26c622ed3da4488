import { expect, test } from 'vitest';
import { callsText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const imports = `import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.*;
`;

/** A club of rowers: boats are lent to members, and whoever lends one asks for both. */
const club = {
  'boats/pom.xml': '<project><artifactId>boats</artifactId></project>',
  'boats/src/main/java/boats/BoatController.java': `package boats;
import api.BoatApi;
import org.springframework.web.bind.annotation.RestController;
@RestController public class BoatController implements BoatApi {
  public String boat(Long id) { return "boat"; }
}
`,
  'boats/src/main/resources/application.properties': 'server.port=8081\n',
  'members/pom.xml': '<project><artifactId>members</artifactId></project>',
  'members/src/main/java/members/MemberController.java': `package members;
${imports}@RestController public class MemberController {
  @GetMapping("/members/{id}") public String member(@PathVariable Long id) { return "member"; }
}
`,
  'api/pom.xml': '<project><artifactId>api</artifactId></project>',
  'api/src/main/java/api/BoatApi.java': `package api;
${imports}public interface BoatApi { @GetMapping("/boats/{id}") String boat(@PathVariable("id") Long id); }
`,
  'lending/pom.xml': '<project><artifactId>lending</artifactId></project>',
  'lending/src/main/resources/application.properties': 'boats.address=localhost:8081\n',
  'lending/src/main/java/lending/Boats.java': `package lending;
${imports}import api.BoatApi;
@FeignClient(name = "fleet", url = "\${boats.address}") public interface Boats extends BoatApi {}
`,
  'lending/src/main/java/lending/Members.java': `package lending;
${imports}@FeignClient("\${members.name:members}") public interface Members {
  @GetMapping("/members/{id}") String member(@PathVariable("id") Long id);
}
`,
  'lending/src/main/java/lending/LendingController.java': `package lending;
${imports}@RestController public class LendingController {
  private final Boats boats;
  private final Members members;
  LendingController(Boats boats, Members members) { this.boats = boats; this.members = members; }
  @PostMapping("/lent") public String lend() { return boats.boat(1L) + members.member(2L); }
}
`,
};

test('a client is called after a setting, or gets its address without a scheme from one', async () => {
  expect(callsText(await systemOf(club))).toMatchInlineSnapshot(`
    "POST /lent → GET boats /boats/{}, 60000 ms by default
    POST /lent → GET members /members/{}, 60000 ms by default"
  `);
});
