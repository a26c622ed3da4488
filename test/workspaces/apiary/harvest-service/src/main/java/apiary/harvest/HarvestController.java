package apiary.harvest;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.core.KafkaTemplate;
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
  private final KafkaTemplate<String, Harvest> kafka;

  @Value("${topics.weighed}")
  private String weighed;

  public HarvestController(HarvestRepository harvests, HiveClient hives, Yards yards, KafkaTemplate<String, Harvest> kafka) {
    this.harvests = harvests;
    this.hives = hives;
    this.yards = yards;
    this.kafka = kafka;
  }

  @PostMapping("/{season}/{code}")
  public ResponseEntity<Harvest> weigh(@PathVariable int season, @PathVariable String code, @RequestBody BigDecimal kilos) {
    HiveView hive = hives.find(code);
    Harvest harvest = harvests.save(Harvest.of(hive.code(), season, kilos));
    kafka.send(weighed, harvest);
    return new ResponseEntity<>(harvest, HttpStatus.CREATED);
  }

  @GetMapping("/{season}/meadows")
  public List<String> meadows(@PathVariable int season) {
    return harvests.best(season).stream()
        .map(harvest -> yards.byId(hives.find(harvest.toString()).yardId()).meadow())
        .toList();
  }
}
