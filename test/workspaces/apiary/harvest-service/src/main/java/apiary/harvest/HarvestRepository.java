package apiary.harvest;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface HarvestRepository extends JpaRepository<Harvest, UUID> {
  @Query(value = "SELECT * FROM harvest WHERE season = ?1 ORDER BY kilos DESC LIMIT 10", nativeQuery = true)
  List<Harvest> best(int season);
}
