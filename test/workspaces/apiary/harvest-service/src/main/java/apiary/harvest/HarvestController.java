package apiary.harvest;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/harvests")
public class HarvestController {
  private final HarvestRepository harvests;
  private final HiveClient hives;
  private final Yards yards;

  public HarvestController(HarvestRepository harvests, HiveClient hives, Yards yards) {
    this.harvests = harvests;
    this.hives = hives;
    this.yards = yards;
  }

  @PostMapping("/{season}/{code}")
  public Harvest weigh(@PathVariable int season, @PathVariable String code, @RequestBody BigDecimal kilos) {
    HiveView hive = hives.find(code);
    return harvests.save(Harvest.of(hive.code(), season, kilos));
  }

  @GetMapping("/{season}/meadows")
  public List<String> meadows(@PathVariable int season) {
    return harvests.best(season).stream()
        .map(harvest -> yards.byId(hives.find(harvest.toString()).yardId()).meadow())
        .toList();
  }
}
