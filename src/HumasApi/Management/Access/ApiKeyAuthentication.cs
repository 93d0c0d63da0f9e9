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

/// <summary>
/// Signs in the bearer of an API key: the one from the settings, or one whose hash is stored. The key and what it was
/// granted are read on every request, so that a revocation holds at once on all instances. Keys are never logged.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, HumasDbContext database, Rights rights, HumasSettings settings, FailedSignIns failures, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>Claim with the kind of principal: settings or apiKey.</summary>
    public const string KindClaim = "humas:kind";

    private const string Prefix = "Bearer ";
    private const int LongestKey = 512;

    // Uses are noted this far apart: enough to see that a key is idle, and no write for each request.
    private static readonly TimeSpan UseInterval = TimeSpan.FromMinutes(1);

    // Told to the caller only once the secret was right.
    private string? refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var result = await TryAsync();
        if (result.Failure is not null) failures.Count(Context.Connection.RemoteIpAddress?.ToString());
        return result;
    }

    private async Task<AuthenticateResult> TryAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0) return AuthenticateResult.NoResult();
        if (header.Length > LongestKey || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("Not a bearer token.");
        var text = header[Prefix.Length..].Trim();
        if (settings.IsAdminKey(text)) return SignedIn("settings", new Actor(null, "Administrator"), null, [Grant.Everything]);
        if (!ApiKey.TryParse(text, out var id, out var secret)) return AuthenticateResult.Fail("Not a key.");

        var (now, address) = (clock.Now(), Context.Connection.RemoteIpAddress);
        var found = await (from candidate in database.ApiKeys.AsNoTracking()
                           where candidate.Id == id && candidate.RevokedAt == null
                           select new { Key = candidate, UsedAt = database.ApiKeyUses.Where(use => use.KeyId == id).Select(use => (DateTimeOffset?)use.At).SingleOrDefault() }).SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
        {
            ApiKey.Hash(secret); // An unknown key takes as long as a wrong secret.
            return AuthenticateResult.Fail($"Key {id} is unknown or revoked; from {address}.");
        }
        var key = found.Key;
        if (!key.Accepts(secret, now)) return AuthenticateResult.Fail($"Wrong secret for key {id}; from {address}.");
        if (key.HasExpired(now))
        {
            refusal = Text.Of($"The key {key.Name} expired at {key.ExpiresAt:u}.", $"Kunci {key.Name} kedaluwarsa pada {key.ExpiresAt:u}.");
            return AuthenticateResult.Fail($"Key {id} has expired; from {address}.");
        }
        if (!key.MayComeFrom(address))
        {
            refusal = Text.Of($"The key {key.Name} is not accepted from {address}.", $"Kunci {key.Name} tidak diterima dari {address}.");
            return AuthenticateResult.Fail($"Key {id} is not accepted from {address}.");
        }
        if (found.UsedAt is not { } used || now - used >= UseInterval) await NoteUseAsync(id, now, address?.ToString() ?? "");
        return SignedIn("apiKey", new Actor(key.Id, key.Name), key.Id, key.Grants);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var none = Request.Headers.Authorization.Count == 0;
        return ProblemHandler.WriteAsync(Context, new Problem(
            StatusCodes.Status401Unauthorized, "unauthorized",
            none ? Text.Of("A key is needed.", "Kunci diperlukan.") : Text.Of("This key is not valid.", "Kunci ini tidak sah."),
            none ? Text.Of("Send Authorization: Bearer <key> with a key of this service.", "Kirim Authorization: Bearer <kunci> dengan kunci layanan ini.")
                : refusal ?? Text.Of("The key is unknown, was withdrawn, or is not sent as Authorization: Bearer <key>.", "Kunci tidak dikenal, sudah dicabut, atau tidak dikirim sebagai Authorization: Bearer <kunci>."))
        { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer realm=\"humas\"" + (none ? "" : ", error=\"invalid_token\"") } });
    }

    private AuthenticateResult SignedIn(string kind, Actor actor, Guid? key, IReadOnlyList<Grant> grants)
    {
        rights.SignIn(actor, key, grants);
        var identity = new ClaimsIdentity([new Claim(KindClaim, kind), new Claim(ClaimTypes.Name, actor.Name), new Claim(ClaimTypes.NameIdentifier, actor.Id?.ToString() ?? "")], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    // Not at all where two requests do it at once: one of them says the same.
    private Task<int> NoteUseAsync(Guid key, DateTimeOffset now, string address) => database.Database.ExecuteSqlAsync(
        $"""
         insert into api_key_uses (key_id, at, address) select id, {now}, {address} from api_keys where id = {key}
         on conflict (key_id) do update set at = excluded.at, address = excluded.address where api_key_uses.at < excluded.at
         """, Context.RequestAborted);
}
