package quarry.ledger;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Param;
import com.linecorp.armeria.server.annotation.Post;

public class LedgerService {
  @Get("/accounts/{number}")
  public HttpResponse account(@Param String number) {
    return HttpResponse.of(number);
  }

  @Post("/accounts")
  public HttpResponse open() {
    return HttpResponse.of(201);
  }
}
