package apiary.hives;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class HarvestListener {
  private final YardRepository yards;

  HarvestListener(YardRepository yards) {
    this.yards = yards;
  }

  @KafkaListener(topics = "${topics.weighed}")
  void weighed(Yard yard) {
    yards.save(yard);
  }

  @Scheduled(cron = "0 0 4 * * *")
  void close() {
    yards.deleteAll();
  }
}
