import { expect, test } from 'vitest';
import { systemOf } from '../../../test/support/system-of.ts';

const build = `<project><dependencies>
  <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency>
</dependencies></project>`;

test('an address in a class of properties is what deployment sets, and a copied name misleads nobody', async () => {
  const system = await systemOf({
    'compose.yaml': `services:
  desk:
    build: ./desk
    environment:
      PEERS_VAULTURL: http://vault:8080
  archive:
    build: ./archive
  vault:
    build: ./vault
`,
    'desk/pom.xml': build,
    'archive/pom.xml': build,
    // Copied from the vault with everything in it.
    'archive/src/main/resources/application.yml': 'spring:\n  application:\n    name: vault\n',
    'vault/pom.xml': build,
    'desk/src/main/java/desk/Peers.java': `package desk;
import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties(prefix = "peers")
public class Peers {
  private String vaultUrl;

  public String getVaultUrl() {
    return vaultUrl;
  }

  public void setVaultUrl(String vaultUrl) {
    this.vaultUrl = vaultUrl;
  }
}
`,
    'desk/src/main/java/desk/DeskController.java': `package desk;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
class DeskController {
  private final Peers peers;
  private final RestTemplate http;

  DeskController(Peers peers, RestTemplate http) {
    this.peers = peers;
    this.http = http;
  }

  @GetMapping("/boxes/{id}")
  public String box(@PathVariable String id) {
    return http.getForObject(peers.getVaultUrl() + "/boxes/" + id, String.class);
  }
}
`,
  });
  const targets = system.calls.map(({ to, host, path }) => {
    return `${system.components.find(({ id }) => id === to)?.name} at ${host}${path}`;
  });
  expect(targets).toEqual(['vault at vault/boxes/{}']);
});
