package vineyard.cellar.barrels

import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.Id
import jakarta.persistence.Index
import jakarta.persistence.JoinColumn
import jakarta.persistence.ManyToOne
import jakarta.persistence.Table

@Entity
@Table(name = "casks", indexes = [Index(name = "casks_by_grape", columnList = "grape")])
class Barrel(
    @Id @GeneratedValue val id: Long? = null,
    @Column(nullable = false) val grape: String,
    @Column(name = "filled_liters") var liters: Int = 0,
    @ManyToOne @JoinColumn(name = "row_id") var row: CellarRow? = null,
)

@Entity
@Table(name = "cellar_rows")
class CellarRow(@Id val id: Long, @Column(unique = true) val label: String)
