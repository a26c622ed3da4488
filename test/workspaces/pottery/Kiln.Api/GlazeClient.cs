using System.Net.Http.Json;

namespace Kiln.Api;

public class GlazeClient(HttpClient http)
{
    public Task<int> HeatOf(string glaze) => http.GetFromJsonAsync<int>($"/glazes/{glaze}/heat");
}
