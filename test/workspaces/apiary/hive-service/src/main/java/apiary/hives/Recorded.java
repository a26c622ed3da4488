package apiary.hives;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

@MappedSuperclass
public abstract class Recorded {
  @Id
  @GeneratedValue
  private Long id;

  @Column(nullable = false)
  private Instant recordedAt;

  public Long getId() {
    return id;
  }
}
