package apiary.hives;

import jakarta.persistence.*;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

@Entity
@Table(name = "hives", indexes = @Index(columnList = "yard_id, code"))
public class Hive extends Recorded {
  @Column(unique = true, length = 12)
  private String code;

  @ManyToOne(optional = false)
  private Yard yard;

  @OneToMany(mappedBy = "hive")
  private List<Inspection> inspections;

  @ManyToMany
  @JoinTable(name = "hive_keepers")
  private Set<Keeper> keepers = new HashSet<>();

  public void moveTo(Yard other) {
    this.yard = other;
  }
}
