package quarry.ledger;

import com.linecorp.armeria.server.Server;

public class Ledger {
  public static void main(String[] args) {
    Server.builder().http(8080).annotatedService("/ledger", new LedgerService()).build().start().join();
  }
}
