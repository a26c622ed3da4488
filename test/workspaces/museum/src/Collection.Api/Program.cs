using Microsoft.EntityFrameworkCore;
using Museum.Collection.Core;
using Museum.Collection.Data;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddMediatR(options => options.RegisterServicesFromAssemblyContaining<Exhibit>());
builder.Services.AddDbContext<CollectionContext>(options =>
    options.UseNpgsql(builder.Configuration.GetConnectionString("Collection")));
builder.Services.AddScoped<ICollectionContext>(services => services.GetRequiredService<CollectionContext>());
builder.Services.AddHttpClient<ILoanDesk, LoanDeskClient>(client =>
{
    client.BaseAddress = new Uri(builder.Configuration["Loans:BaseUrl"]!);
    client.Timeout = TimeSpan.FromSeconds(4);
}).AddStandardResilienceHandler();
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter("curators", limit => limit.PermitLimit = 20));

var app = builder.Build();

app.UseAuthentication();
app.UseAuthorization();
app.UseRateLimiter();
app.MapControllers();
app.Run();
