using System.Security.Claims;
using System.Text.Encodings.Web;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Hosting;
using HumasApi.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HumasApi.Management.Access;

/// <summary>Signs in the bearer of an API key: the one from the settings, or one whose hash is stored. Keys are never logged.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, HumasDbContext database, HumasSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Prefix = "Bearer ";
    private const int LongestKey = 512;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (header.Length > LongestKey || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("Not a bearer token.");
        var text = header[Prefix.Length..].Trim();
        if (settings.IsAdminKey(text)) return SignedIn(new Actor(null, "Administrator"));
        if (!ApiKey.TryParse(text, out var id, out var secret)) return AuthenticateResult.Fail("Not a key.");
        var key = await database.ApiKeys.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.RevokedAt == null, Context.RequestAborted);
        return key?.Accepts(secret) == true ? SignedIn(new Actor(key.Id, key.Name)) : AuthenticateResult.Fail("Unknown key.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var none = Request.Headers.Authorization.Count == 0;
        return ProblemHandler.WriteAsync(Context, new Problem(
            StatusCodes.Status401Unauthorized, "unauthorized",
            none ? Text.Of("A key is needed.", "Kunci diperlukan.") : Text.Of("This key is not valid.", "Kunci ini tidak sah."),
            none ? Text.Of("Send Authorization: Bearer <key> with a key of this service.", "Kirim Authorization: Bearer <kunci> dengan kunci layanan ini.")
                : Text.Of("The key is unknown, was withdrawn, or is not sent as Authorization: Bearer <key>.", "Kunci tidak dikenal, sudah dicabut, atau tidak dikirim sebagai Authorization: Bearer <kunci>."))
        { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer realm=\"humas\"" + (none ? "" : ", error=\"invalid_token\"") } });
    }

    private static AuthenticateResult SignedIn(Actor actor)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, actor.Name), new Claim(ClaimTypes.NameIdentifier, actor.Id?.ToString() ?? "")], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
