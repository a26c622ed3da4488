package apiary.hives;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class YardController implements YardApi {
  private final YardRepository yards;
  private final JdbcTemplate jdbc;

  YardController(YardRepository yards, JdbcTemplate jdbc) {
    this.yards = yards;
    this.jdbc = jdbc;
  }

  @Override
  public Yard yard(Long id) {
    return yards.findById(id).orElseThrow(MissingYard::new);
  }

  @Override
  public Yard open(Yard yard) {
    return yards.save(yard);
  }

  @GetMapping("/count")
  long count() {
    return jdbc.queryForObject("SELECT count(*) FROM yards", Long.class);
  }
}
