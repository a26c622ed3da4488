using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Museum.Collection.Api.Controllers;

[ApiController]
[Authorize]
[Route("api/[controller]")]
public abstract class MuseumController : ControllerBase
{
    private ISender? _sender;

    protected ISender Sender => _sender ??= HttpContext.RequestServices.GetRequiredService<ISender>();
}
