package apiary.harvest;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.util.UUID;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = {"hive_code", "season"}))
public class Harvest {
  @Id
  private UUID id;

  private String hiveCode;
  private int season;
  private BigDecimal kilos;

  static Harvest of(String hiveCode, int season, BigDecimal kilos) {
    Harvest harvest = new Harvest();
    harvest.hiveCode = hiveCode;
    harvest.season = season;
    harvest.kilos = kilos;
    return harvest;
  }
}
