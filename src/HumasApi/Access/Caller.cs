using System.Security.Claims;
using HumasApi.Domain;

namespace HumasApi.Access;

/// <summary>Who sends a management request.</summary>
internal static class Caller
{
    public static Actor Actor(this HttpContext http) =>
        new(
            Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null,
            http.User.Identity?.Name ?? throw new InvalidOperationException("The route lets anonymous callers in.")
        );
}
