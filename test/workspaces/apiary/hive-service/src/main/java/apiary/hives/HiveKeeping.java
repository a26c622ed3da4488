package apiary.hives;

import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class HiveKeeping implements HiveService {
  private final HiveRepository hives;
  private final YardRepository yards;

  HiveKeeping(HiveRepository hives, YardRepository yards) {
    this.hives = hives;
    this.yards = yards;
  }

  @Override
  public List<Hive> inYard(long yardId, int page) {
    return hives.findByYardIdOrderByCodeAsc(yardId, PageRequest.of(page, 50));
  }

  @Override
  public Hive add(Hive hive) {
    return hives.save(hive);
  }

  @Override
  @Transactional
  public void move(long id, long yardId) {
    Hive hive = hives.findById(id).orElseThrow();
    hive.moveTo(yards.findById(yardId).orElseThrow());
    hives.save(hive);
  }
}
